import { queryOptions } from '@tanstack/react-query';
import { ApiProblem, isProblem } from '../../../api/api-problem';
import { api, orThrow } from '../../../api/client';
import type { SeatMapDrawing } from '../geometry/drawing';

export const seatMapQuery = (performanceId: string) =>
  queryOptions({
    queryKey: ['seat-map', performanceId],
    queryFn: ({ signal }) =>
      orThrow(
        api.GET('/api/v1/performances/{performanceId}/seat-map', { params: { path: { performanceId } }, signal }),
      ),
    staleTime: 60_000,
  });

/** The drawing at an address with its hash in it: never asked for twice. */
export const drawingQuery = (drawingUrl: string) =>
  queryOptions({
    queryKey: ['seat-map-drawing', drawingUrl],
    queryFn: ({ signal }) => fetchDrawing(drawingUrl, signal),
    staleTime: Infinity,
    gcTime: 30 * 60_000,
  });

/** @throws ApiProblem */
async function fetchDrawing(drawingUrl: string, signal: AbortSignal): Promise<SeatMapDrawing> {
  let response: Response;
  try {
    // Without the session's token: the answer is public and every cache on the way may keep it for a year.
    response = await fetch(new URL(drawingUrl, location.origin), { signal });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw ApiProblem.unreachable();
  }
  if (!response.ok) throw ApiProblem.from(await response.json().catch(() => undefined), response);
  return (await response.json()) as SeatMapDrawing;
}

/** GET seat-status once. */
export function fetchSeatStatus(performanceId: string) {
  return orThrow(api.GET('/api/v1/performances/{performanceId}/seat-status', { params: { path: { performanceId } } }));
}

/** Whether this person may see the seats at all: the API's own answer, which also fetches an admission where there is one. */
export const seatAccessQuery = (performanceId: string) =>
  queryOptions({
    queryKey: ['seat-access', performanceId],
    queryFn: () => fetchSeatStatus(performanceId),
    gcTime: 0,
    retry: (failures, error) => failures < 2 && !isQueued(error),
  });

/** There is a queue in front of the seats, and this person is not past it. */
export const isQueued = (error: unknown): boolean => isProblem(error) && error.code.startsWith('queue.');
