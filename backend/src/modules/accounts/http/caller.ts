import type { Request } from 'express';
import type { Locale } from '../domain/account';

/** Where a request comes from, as far as limits and the list of sessions need it. */
export function callerOf(request: Request): { ip: string; userAgent: string | undefined } {
  return { ip: request.ip ?? '', userAgent: request.headers['user-agent'] };
}

/** The language of the browser, for people who have not told us theirs. */
export function localeOf(request: Request): Locale {
  return request.acceptsLanguages(['ko', 'en']) === 'en' ? 'en' : 'ko';
}
