/** A random number in a cookie, for telling apart many accounts in one browser; says nothing about the person. */
export const DEVICE_COOKIE = 'tiketi_visitor';

const DEVICE = new RegExp(`(?:^|;\\s*)${DEVICE_COOKIE}=([\\w-]{22})(?:;|$)`);

/** The device's number from a Cookie header. */
export function deviceOf(cookies: string | undefined): string | undefined {
  return DEVICE.exec(cookies ?? '')?.[1];
}
