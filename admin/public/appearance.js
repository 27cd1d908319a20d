// Runs before the first paint, as a file of its own because the content security policy allows no inline script.
(() => {
  try {
    const theme = localStorage.getItem('tiketi.admin.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
    const language = localStorage.getItem('tiketi.admin.language');
    if (language === 'en') document.documentElement.lang = 'en';
  } catch {
    // Storage is blocked: the defaults (system theme, Korean) stay.
  }
})();
