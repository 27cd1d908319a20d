import { Html } from './html';

export interface WebAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string | Buffer;
}

/** Instead of an answer: the connection is cut without a byte, as when a network dies. */
export const CUT = 'cut';

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self'; frame-ancestors 'none'";

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): WebAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(body),
  };
}

export function page(body: Html, status = 200, headers: Record<string, string | string[]> = {}): WebAnswer {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': PAGE_POLICY,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
    body: body.text,
  };
}

export function redirect(location: string, headers: Record<string, string | string[]> = {}): WebAnswer {
  return { status: 303, headers: { location, 'cache-control': 'no-store', ...headers }, body: '' };
}

export function asset(contentType: string, body: string): WebAnswer {
  return {
    status: 200,
    headers: { 'content-type': `${contentType}; charset=utf-8`, 'cache-control': 'no-cache' },
    body,
  };
}

/** Host-wide on localhost (cookies know no ports), hence the prefix that keeps it apart from TIKETI's own. */
export function cookie(name: string, value: string, path = '/', days = 30): string {
  return `sandbox_${name}=${value}; Path=${path}; Max-Age=${days * 86_400}; HttpOnly; SameSite=Lax`;
}
