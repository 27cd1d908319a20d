import { queryOptions } from '@tanstack/react-query';
import { syncServerClock } from '../../lib/server-clock';
import { api, orThrow } from '../client';

export const bookingKey = (bookingId: string) => ['booking', bookingId];

/** One booking. Its `serverTime` sets the clock that countdowns run by. */
export const bookingQuery = (bookingId: string) =>
  queryOptions({
    queryKey: bookingKey(bookingId),
    queryFn: async ({ signal }) => {
      const sentAt = Date.now();
      const booking = await orThrow(
        api.GET('/api/v1/bookings/{bookingId}', { params: { path: { bookingId } }, signal }),
      );
      syncServerClock(booking.serverTime, sentAt);
      return booking;
    },
  });
