import { queryOptions } from '@tanstack/react-query';
import { isProblem } from '../../api/api-problem';
import { api, orThrow } from '../../api/client';

/** The published draw; null while there is none. */
export const drawQuery = (performanceId: string) =>
  queryOptions({
    queryKey: ['draw', performanceId],
    queryFn: async ({ signal }) => {
      try {
        const params = { path: { performanceId } };
        return await orThrow(api.GET('/api/v1/performances/{performanceId}/queue/draw', { params, signal }));
      } catch (error) {
        if (isProblem(error, 'queue.no-draw')) return null;
        throw error;
      }
    },
    staleTime: 60_000,
  });

export const ticketKeysQuery = () =>
  queryOptions({
    queryKey: ['ticket-keys'],
    queryFn: async ({ signal }) => (await orThrow(api.GET('/api/v1/ticket-keys', { signal }))).keys,
    staleTime: Infinity,
  });
