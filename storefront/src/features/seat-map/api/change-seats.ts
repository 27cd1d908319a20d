import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../../../api/api-problem';
import { api, newIdempotencyKey, orThrow } from '../../../api/client';
import { bookingKey } from '../../../api/queries/get-booking';
import type { components } from '../../../api/schema';
import { HoldAttempt, isUndecided } from '../selection/hold-attempt';

export type ChangeQuote = components['schemas']['ChangeQuoteResponse'];

/** Which of a booking's seats are to be changed for which others. */
export interface ChangeWish {
  readonly bookingId: string;
  readonly seatIds: readonly string[];
  readonly toPerformanceId: string;
  readonly toSeatIds: readonly string[];
}

/** What it would cost at this moment. Holds nothing. */
export const changeQuoteQuery = ({ bookingId, seatIds, toPerformanceId, toSeatIds }: ChangeWish) =>
  queryOptions({
    queryKey: ['change-quote', bookingId, seatIds, toPerformanceId, toSeatIds],
    queryFn: ({ signal }) =>
      orThrow(
        api.GET('/api/v1/bookings/{bookingId}/change-quote', {
          params: { path: { bookingId }, query: { seatIds: [...seatIds], toPerformanceId, toSeatIds: [...toSeatIds] } },
          signal,
        }),
      ),
    staleTime: 0,
    gcTime: 0,
  });

/** Changes seats for what was quoted. Safe to press twice: one wish, one key. */
export function useChangeSeats() {
  const queryClient = useQueryClient();
  const [attempt] = useState(() => new HoldAttempt(newIdempotencyKey));

  return useMutation({
    mutationFn: ({ bookingId, seatIds, toPerformanceId, toSeatIds, difference }: ChangeWish & { difference: number }) =>
      orThrow(
        api.POST('/api/v1/bookings/{bookingId}/changes', {
          params: {
            path: { bookingId },
            header: { 'Idempotency-Key': attempt.keyFor([...toSeatIds, String(difference)]) },
          },
          body: { seatIds: [...seatIds], toPerformanceId, toSeatIds: [...toSeatIds], expectedDifference: difference },
        }),
      ),
    onSuccess: ({ booking }, { bookingId }) => {
      attempt.settle();
      queryClient.setQueryData(bookingKey(booking.id), booking);
      void queryClient.invalidateQueries({ queryKey: bookingKey(bookingId) });
      void queryClient.invalidateQueries({ queryKey: ['bookings'] });
      void queryClient.invalidateQueries({ queryKey: ['tickets', bookingId] });
    },
    onError: (error, { bookingId }) => {
      if (isProblem(error) && !isUndecided(error.status)) attempt.settle();
      void queryClient.invalidateQueries({ queryKey: ['change-quote', bookingId] });
    },
  });
}
