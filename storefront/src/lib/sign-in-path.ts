/** The sign-in page, with the page to come back to. */
export function signInPath(returnTo: string): string {
  return `/sign-in?${new URLSearchParams({ returnTo })}`;
}

/** The page to go to after signing in: only ever one of our own. */
export function safeReturnTo(value: string | null): string {
  if (!value || !value.startsWith('/') || /^\/[/\\]/.test(value) || /[\u0000-\u001f]/.test(value)) return '/';
  const url = new URL(value, 'https://tiketi.invalid');
  return url.origin === 'https://tiketi.invalid' ? url.pathname + url.search + url.hash : '/';
}
