import { queryOptions } from '@tanstack/react-query';
import { api, orThrow } from '../client';

export const eventQuery = (eventId: string) =>
  queryOptions({
    queryKey: ['event', eventId],
    queryFn: ({ signal }) => orThrow(api.GET('/api/v1/events/{eventId}', { params: { path: { eventId } }, signal })),
    staleTime: 15_000,
  });
