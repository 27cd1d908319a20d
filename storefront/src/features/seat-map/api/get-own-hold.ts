import { queryOptions } from '@tanstack/react-query';
import { api, orThrow } from '../../../api/client';

/** The buyer's newest bookings, to find seats they hold already. */
export const ownBookingsQuery = () =>
  queryOptions({
    queryKey: ['bookings', 'newest'],
    queryFn: ({ signal }) => orThrow(api.GET('/api/v1/bookings', { params: { query: { page: 1, size: 20 } }, signal })),
    staleTime: 5_000,
  });
