import { queryOptions } from '@tanstack/react-query';
import { api, orThrow } from '../client';
import type { ChallengeSolution, JoinedQueue, QueuePlace, QueueStatus } from '../types';

/** How a performance's queue goes, the same for everybody. Phase OFF: there is none. */
export const queueStatusQuery = (performanceId: string) =>
  queryOptions({
    queryKey: ['queue', performanceId],
    queryFn: () => fetchQueueStatus(performanceId),
    staleTime: 2_000,
  });

export function fetchQueueStatus(performanceId: string): Promise<QueueStatus> {
  return orThrow(api.GET('/api/v1/performances/{performanceId}/queue/status', at(performanceId)));
}

/** Where the signed-in person stands; asking is their sign of life. */
export function fetchQueuePlace(performanceId: string): Promise<QueuePlace> {
  return orThrow(api.GET('/api/v1/performances/{performanceId}/queue/entry', at(performanceId)));
}

/** Joins, or finds the place one has already; only the former may need a solved challenge. */
export function joinQueue(performanceId: string, challenge?: ChallengeSolution): Promise<JoinedQueue> {
  return orThrow(
    api.POST('/api/v1/performances/{performanceId}/queue/entries', {
      ...at(performanceId),
      body: { nonce: newNonce(), ...(challenge && { challenge }) },
    }),
  );
}

/** Gives the place, or what is left of the visit, to the next person. */
export async function leaveQueue(performanceId: string): Promise<void> {
  await orThrow(api.DELETE('/api/v1/performances/{performanceId}/queue/entry', at(performanceId)));
}

const at = (performanceId: string) => ({ params: { path: { performanceId } } });

/** This browser's own part in the draw: nobody else can have chosen it. */
function newNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(24))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
