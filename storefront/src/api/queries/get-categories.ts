import { queryOptions } from '@tanstack/react-query';
import { api, orThrow } from '../client';

export const categoriesQuery = () =>
  queryOptions({
    queryKey: ['categories'],
    queryFn: ({ signal }) => orThrow(api.GET('/api/v1/categories', { signal })),
    staleTime: 60 * 60_000,
  });
