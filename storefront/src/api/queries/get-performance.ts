import { queryOptions } from '@tanstack/react-query';
import { api, orThrow } from '../client';

export const performanceQuery = (performanceId: string) =>
  queryOptions({
    queryKey: ['performance', performanceId],
    queryFn: ({ signal }) =>
      orThrow(api.GET('/api/v1/performances/{performanceId}', { params: { path: { performanceId } }, signal })),
    staleTime: 15_000,
  });
