import { queryOptions } from '@tanstack/react-query';
import { api, orThrow } from '../client';

export const accountKey = ['account'];

export const accountQuery = () =>
  queryOptions({
    queryKey: accountKey,
    queryFn: ({ signal }) => orThrow(api.GET('/api/v1/me', { signal })),
  });
