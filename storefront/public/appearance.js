// Runs before the first paint, as a file of its own so that the page needs no inline script: the chosen theme and language.
(function () {
  try {
    var theme = localStorage.getItem('tiketi.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
    var language = localStorage.getItem('tiketi.language');
    if (!language) language = /^ko\b/i.test(navigator.language) || !/^en\b/i.test(navigator.language) ? 'ko' : 'en';
    if (language === 'ko' || language === 'en') document.documentElement.lang = language;
  } catch {
    // Storage may be switched off; the page then follows the system.
  }
})();
