import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, orThrow } from '../client';
import type { operations } from '../schema';

type Query = NonNullable<operations['Catalog_events']['parameters']['query']>;

/** What is asked for; page, size and order have defaults. */
export type EventQuery = Partial<Query>;

const DEFAULTS = { page: 1, size: 20, sort: 'popular' } as const;

export const eventsKey = 'events';

export const eventsQuery = (query: EventQuery) =>
  queryOptions({
    queryKey: [eventsKey, query],
    queryFn: ({ signal }) =>
      orThrow(api.GET('/api/v1/events', { params: { query: { ...DEFAULTS, ...query } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
