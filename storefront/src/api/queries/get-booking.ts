import { queryOptions } from '@tanstack/react-query';
import { syncServerClock } from '../../lib/server-clock';
import { api, orThrow } from '../client';
import { KEPT_AT } from '../kept-answers';

export const bookingKey = (bookingId: string) => ['booking', bookingId];

/** One booking. Its `serverTime` sets the clock that countdowns run by. */
export const bookingQuery = (bookingId: string) =>
  queryOptions({
    queryKey: bookingKey(bookingId),
    queryFn: async ({ signal }) => {
      const sentAt = Date.now();
      const answer = await api.GET('/api/v1/bookings/{bookingId}', { params: { path: { bookingId } }, signal });
      const booking = await orThrow(Promise.resolve(answer));
      // What was kept on this device says what time it was then.
      if (!answer.response.headers.has(KEPT_AT)) syncServerClock(booking.serverTime, sentAt);
      return booking;
    },
  });
