import createClient from 'openapi-fetch';
import { syncFromResponse } from '../lib/server-clock';
import { ApiProblem } from './api-problem';
import type { paths } from './schema';
import { session } from './session';

/** Sends a request with the session's token; on 401 refreshes once and asks again. */
export async function authorizedFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const token = await session.accessToken();
  const response = await send(request, token);
  if (response.status !== 401 || token === undefined) return response;
  return (await session.refresh()) ? send(again, await session.accessToken()) : response;
}

async function send(request: Request, token: string | undefined): Promise<Response> {
  if (token) request.headers.set('Authorization', `Bearer ${token}`);
  request.headers.set('X-Requested-With', 'tiketi');
  const sentAt = Date.now();
  let response: Response;
  try {
    response = await fetch(request);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw ApiProblem.unreachable();
  }
  syncFromResponse(response, sentAt);
  return response;
}

/** The typed client: `api.GET('/api/v1/events', { params })`. Wrap calls in `orThrow`. */
export const api = createClient<paths>({ baseUrl: globalThis.location?.origin ?? '', fetch: authorizedFetch });

/**
 * The body of a good answer.
 * @throws ApiProblem for every other answer
 */
export async function orThrow<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw ApiProblem.from(error, response);
  return data as T;
}

/** A key that makes a repeated seat or money request the same request. Keep it while retrying one intention. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}
