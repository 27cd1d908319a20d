/** The sign-in page, with the page to come back to. */
export function signInPath(returnTo: string): string {
  return `/sign-in?${new URLSearchParams({ returnTo })}`;
}

/** Signing in returns to the page one was on, except to the pages of signing in themselves. */
export function returnPath(pathname: string, search: string): string {
  return /^\/(sign-|auth\/|password-)/.test(pathname) ? '/' : pathname + search;
}

const HERE = 'https://tiketi.invalid';

/** The page to go to after signing in: only ever one of our own. */
export function safeReturnTo(value: string | null): string {
  // Browsers read `\` as `/` and drop control characters, and dots can fold away: `/.//elsewhere` becomes `//elsewhere`.
  if (!value?.startsWith('/') || /^\/[/\\]|[\\\p{Cc}]/u.test(value) || !URL.canParse(value, HERE)) return '/';
  const url = new URL(value, HERE);
  const path = url.pathname + url.search + url.hash;
  return url.origin === HERE && !path.startsWith('//') ? path : '/';
}
