import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { accountRoutes } from './fake-accounts.ts';
import { bookingRoutes } from './fake-bookings.ts';
import { catalogRoutes } from './fake-catalog.ts';
import { poster } from './fake-posters.ts';
import { Refusal, type FakeRequest, type FakeRoutes } from './fake-routes.ts';
import { seatRoutes } from './fake-seats.ts';

// Other areas add their routes here.
const ROUTES: FakeRoutes = { ...accountRoutes, ...catalogRoutes, ...seatRoutes, ...bookingRoutes };

/** An API to look at the storefront with while developing it: `npm run dev:fake`. Never part of a build. */
export function fakeApi(): Plugin {
  return {
    name: 'tiketi-fake-api',
    configureServer(server) {
      server.middlewares.use('/media/posters', (request, response) => {
        response.setHeader('content-type', 'image/svg+xml').end(poster(request.url ?? '/'));
      });
      server.middlewares.use('/api/v1', (request, response) => void answer(request, response));
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://fake');
  const found = find(request.method ?? 'GET', url.pathname);
  response.setHeader('date', new Date().toUTCString());
  try {
    if (!found) throw new Refusal(404, 'request.not-found');
    const answer = await found.handle({
      params: found.params,
      query: url.searchParams,
      headers: request.headers,
      body: await body(request),
      setHeader: (name, value) => void response.setHeader(name, value),
    });
    await new Promise((resolve) => setTimeout(resolve, 120));
    response.statusCode = answer.status ?? 200;
    if (answer.headers) for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
    if (answer.body === undefined) response.end();
    else response.setHeader('content-type', 'application/json').end(JSON.stringify(answer.body));
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal(500, 'server.error', { message: String(error) });
    response.statusCode = refusal.status;
    if (refusal.status === 429) response.setHeader('retry-after', '42');
    response.setHeader('content-type', 'application/problem+json');
    const { status, code, details } = refusal;
    response.end(JSON.stringify({ status, code, title: code, details, traceId: 'fake' }));
  }
}

function find(method: string, path: string) {
  for (const [pattern, handle] of Object.entries(ROUTES)) {
    const [verb, template = ''] = pattern.split(' ');
    if (verb !== method) continue;
    const match = new RegExp(`^${template.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`).exec(path);
    if (match) return { handle, params: match.groups ?? {} };
  }
  return undefined;
}

async function body(request: IncomingMessage): Promise<FakeRequest['body']> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text ? (JSON.parse(text) as FakeRequest['body']) : {};
}
