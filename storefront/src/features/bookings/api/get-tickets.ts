import { queryOptions } from '@tanstack/react-query';
import { api, orThrow } from '../../../api/client';

/** One ticket for each seat of a paid booking. */
export const ticketsQuery = (bookingId: string) =>
  queryOptions({
    queryKey: ['tickets', bookingId],
    queryFn: ({ signal }) =>
      orThrow(api.GET('/api/v1/bookings/{bookingId}/tickets', { params: { path: { bookingId } }, signal })),
    staleTime: 60_000,
  });
