import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, orThrow } from '../client';
import type { EventQuery } from '../paths';

export const eventsKey = 'events';

export const eventsQuery = (query: EventQuery) =>
  queryOptions({
    queryKey: [eventsKey, query],
    queryFn: ({ signal }) => orThrow(api.GET('/api/v1/events', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
