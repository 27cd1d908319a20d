import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, orThrow } from '../client';

export const eventSuggestionsQuery = (q: string) =>
  queryOptions({
    queryKey: ['event-suggestions', q],
    queryFn: ({ signal }) => orThrow(api.GET('/api/v1/events/suggestions', { params: { query: { q } }, signal })),
    enabled: q.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
