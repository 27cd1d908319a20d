import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { CUT, type WebAnswer, cookie, json } from './web-answer';
import { BadBody, WebRequest } from './web-request';

export type WebHandler = (request: WebRequest) => WebAnswer | typeof CUT | Promise<WebAnswer | typeof CUT>;

interface Route {
  readonly method: string;
  readonly segments: readonly string[];
  readonly handler: WebHandler;
}

/** Routes by method and path; a segment that starts with a colon is a parameter. First match wins. */
export class WebRoutes {
  private readonly routes: Route[] = [];

  get(path: string, handler: WebHandler): this {
    return this.add('GET', path, handler);
  }

  post(path: string, handler: WebHandler): this {
    return this.add('POST', path, handler);
  }

  put(path: string, handler: WebHandler): this {
    return this.add('PUT', path, handler);
  }

  delete(path: string, handler: WebHandler): this {
    return this.add('DELETE', path, handler);
  }

  /** The handler for a request, with its parameters set, or undefined. */
  find(request: WebRequest): WebHandler | undefined {
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const segments = request.url.pathname.split('/').slice(1);
    for (const route of this.routes) {
      if (route.method !== method || route.segments.length !== segments.length) continue;
      const params = match(route.segments, segments);
      if (!params) continue;
      request.params = params;
      return route.handler;
    }
    return undefined;
  }

  private add(method: string, path: string, handler: WebHandler): this {
    this.routes.push({ method, segments: path.split('/').slice(1), handler });
    return this;
  }
}

function match(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const actual = segments[index] ?? '';
    if (!expected.startsWith(':')) {
      if (expected !== actual) return undefined;
      continue;
    }
    try {
      params[expected.slice(1)] = decodeURIComponent(actual);
    } catch {
      return undefined;
    }
  }
  return params;
}

export function createWebServer(routes: WebRoutes): Server {
  return createServer((message, response) => {
    void serve(routes, message, response);
  });
}

async function serve(routes: WebRoutes, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const answer = await answerFor(routes, message);
  if (answer === CUT) {
    message.socket.destroy();
    return;
  }
  response.writeHead(answer.status, { ...answer.headers, 'content-length': Buffer.byteLength(answer.body) });
  response.end(message.method === 'HEAD' ? undefined : answer.body);
}

async function answerFor(routes: WebRoutes, message: IncomingMessage): Promise<WebAnswer | typeof CUT> {
  try {
    const request = await WebRequest.read(message);
    const handler = routes.find(request);
    if (!handler) return json({ code: 'NOT_FOUND', message: 'There is nothing here.' }, 404);
    return withLanguage(request, await handler(request));
  } catch (error) {
    if (error instanceof BadBody) return json({ code: 'INVALID_REQUEST', message: error.message }, 400);
    console.error(error);
    return json({ code: 'SANDBOX_ERROR', message: 'The sandbox itself failed; see its log.' }, 500);
  }
}

/** Choosing a language on one page chooses it for the next ones. */
function withLanguage(request: WebRequest, answer: WebAnswer | typeof CUT): WebAnswer | typeof CUT {
  if (answer === CUT || !request.query.has('lang') || answer.headers['set-cookie']) return answer;
  return { ...answer, headers: { ...answer.headers, 'set-cookie': cookie('lang', request.locale) } };
}
