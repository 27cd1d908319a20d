import { vi } from 'vitest';

export interface FakeRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: unknown;
}

type Answer = { status?: number; body?: unknown; headers?: Record<string, string> };
type Handler = (request: FakeRequest) => Answer | Promise<Answer>;

/**
 * Answers this test's requests in place of the API. Keys are 'GET /events/:id' below /api/v1; what has no answer is a
 * 404 problem. Returns every request made, in order.
 */
export function fakeApi(handlers: Record<string, Handler | Answer>): FakeRequest[] {
  const requests: FakeRequest[] = [];
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input instanceof Request ? input : new URL(String(input), location.origin), init);
    const url = new URL(request.url);
    const text = await request.text();
    const seen: FakeRequest = {
      method: request.method,
      path: url.pathname.replace(/^\/api\/v1/, ''),
      query: url.searchParams,
      headers: request.headers,
      body: text ? JSON.parse(text) : undefined,
    };
    requests.push(seen);
    const key = Object.keys(handlers).find((pattern) => matches(pattern, seen));
    const handler = key === undefined ? problem(404, 'request.not-found') : handlers[key];
    const { status = 200, body, headers } = (typeof handler === 'function' ? await handler(seen) : handler) ?? {};
    return new Response(body === undefined ? null : JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    });
  });
  return requests;
}

/** A refusal as the API writes it. */
export function problem(status: number, code: string, details?: Record<string, unknown>, retryAfter?: number): Answer {
  return {
    status,
    body: { status, code, title: code, details, traceId: 'trace' },
    headers: {
      'content-type': 'application/problem+json',
      ...(retryAfter ? { 'retry-after': String(retryAfter) } : {}),
    },
  };
}

function matches(pattern: string, { method, path }: FakeRequest): boolean {
  const [verb, template = ''] = pattern.split(' ');
  const expression = new RegExp(`^${template.replace(/:\w+/g, '[^/]+')}$`);
  return verb === method && expression.test(path);
}
