import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, orThrow } from '../../../api/client';

/** As many as the API gives at once: groups are counted over all of them. */
export const PAGE_SIZE = 100;

/** The buyer's bookings, newest first. */
export const bookingsQuery = (page: number) =>
  queryOptions({
    queryKey: ['bookings', 'page', page],
    queryFn: ({ signal }) =>
      orThrow(api.GET('/api/v1/bookings', { params: { query: { page, size: PAGE_SIZE } }, signal })),
    placeholderData: keepPreviousData,
  });
