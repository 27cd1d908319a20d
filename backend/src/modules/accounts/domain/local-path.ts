const HERE = 'http://here.invalid';
const LONGEST = 512;

/** A path on our own site to go back to; anything that could lead elsewhere becomes `/`. */
export function localPath(wish: string | undefined): string {
  // Browsers read `\` as `/` and drop tabs and line breaks, so `/\evil.example` would leave.
  if (!wish?.startsWith('/') || wish.length > LONGEST || /^\/[/\\]|[\\\p{Cc}]/u.test(wish)) return '/';
  try {
    const url = new URL(wish, HERE);
    const path = `${url.pathname}${url.search}${url.hash}`;
    // Dots can fold away: `/.//evil.example` becomes `//evil.example`.
    return url.origin === HERE && !path.startsWith('//') ? path : '/';
  } catch {
    return '/';
  }
}
