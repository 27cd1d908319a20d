import createClient from 'openapi-fetch';
import { syncFromResponse } from '../lib/server-clock';
import { admissions } from './admissions';
import { ApiProblem } from './api-problem';
import { fetchOrKept } from './kept-answers';
import type { paths } from './schema';
import { session } from './session';

/**
 * Sends a request with the session's token; on 401 refreshes once and asks again. Where a queue stands in front of seats,
 * and this person has been let in, asks again with the admission.
 */
export async function authorizedFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await signedFetch(request);
  if (response.status !== 403) return response;
  const problem: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  const performanceId = admissions.refusedBy(again.url, problem);
  if (!performanceId || session.state.status !== 'signed-in') return response;
  return (await renewAdmission(performanceId)) ? signedFetch(again) : response;
}

/** Asks whether the person is inside a performance's sale, and keeps the fresh admission. */
export function renewAdmission(performanceId: string): Promise<boolean> {
  return admissions.renew(performanceId, (id) =>
    orThrow(api.GET('/api/v1/performances/{performanceId}/queue/entry', { params: { path: { performanceId: id } } })),
  );
}

async function signedFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const token = await session.accessToken();
  const response = await send(request, token);
  if (response.status !== 401 || token === undefined) return response;
  return (await session.refresh()) ? send(again, await session.accessToken()) : response;
}

async function send(request: Request, token: string | undefined): Promise<Response> {
  if (token) request.headers.set('Authorization', `Bearer ${token}`);
  const admission = admissions.tokenFor(request.url);
  if (admission) request.headers.set('Admission-Token', admission);
  request.headers.set('X-Requested-With', 'tiketi');
  const sentAt = Date.now();
  let response: Response;
  try {
    response = await fetchOrKept(request);
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
