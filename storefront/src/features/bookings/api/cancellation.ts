import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, newIdempotencyKey, orThrow } from '../../../api/client';
import { bookingKey } from '../../../api/queries/get-booking';
import type { components } from '../../../api/schema';

export type CancellationQuote = components['schemas']['CancellationQuoteResponse'];
export type RefundAccount = components['schemas']['RefundAccountRequest'];

/** What cancelling these seats would cost and give back at this moment. */
export const cancellationQuoteQuery = (bookingId: string, seatIds: readonly string[]) =>
  queryOptions({
    queryKey: ['cancellation-quote', bookingId, ...seatIds],
    queryFn: () =>
      orThrow(
        api.GET('/api/v1/bookings/{bookingId}/cancellation-quote', {
          params: { path: { bookingId }, query: { seatIds: [...seatIds] } },
        }),
      ),
    enabled: seatIds.length > 0,
    // Sums move with the day; the server refuses an old one anyway.
    staleTime: 30_000,
    refetchOnWindowFocus: true,
  });

export const banksQuery = queryOptions({
  queryKey: ['banks'],
  queryFn: async () => (await orThrow(api.GET('/api/v1/banks'))).items,
  staleTime: Infinity,
});

interface Cancellation {
  readonly seatIds: readonly string[];
  /** What the person saw and agreed to, in won; the server cancels for this or not at all. */
  readonly expectedRefund: number;
  readonly refundAccount?: RefundAccount | undefined;
}

/** Cancels seats. One intention is one request, however often it is sent. */
export function useCancelSeats(bookingId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ seatIds, expectedRefund, refundAccount, key }: Cancellation & { key: string }) =>
      orThrow(
        api.POST('/api/v1/bookings/{bookingId}/cancellations', {
          params: { path: { bookingId }, header: { 'Idempotency-Key': key } },
          body: { seatIds: [...seatIds], expectedRefund, ...(refundAccount && { refundAccount }) },
        }),
      ),
    onSuccess: ({ booking }) => {
      queryClient.setQueryData(bookingKey(bookingId), booking);
      void queryClient.invalidateQueries({ queryKey: ['bookings'] });
      void queryClient.invalidateQueries({ queryKey: ['tickets', bookingId] });
    },
    onError: () => void queryClient.invalidateQueries({ queryKey: ['cancellation-quote', bookingId] }),
  });
}

/** A key for one choice of seats and sum: the same choice sent again is the same request. */
export function keyFor(keys: Map<string, string>, choice: string): string {
  const known = keys.get(choice) ?? newIdempotencyKey();
  keys.set(choice, known);
  return known;
}
