import { queryOptions } from '@tanstack/react-query';
import { isProblem } from '../../../api/api-problem';
import { api, orThrow } from '../../../api/client';

/** What Toss put on the address it sent the buyer back to. */
export interface PaymentReturn {
  readonly paymentKey: string;
  readonly orderId: string;
  readonly amount: number;
}

export function paymentReturnOf(search: URLSearchParams): PaymentReturn | null {
  const paymentKey = search.get('paymentKey');
  const orderId = search.get('orderId');
  const amount = search.get('amount') ?? '';
  if (!paymentKey || !orderId || !/^[1-9]\d*$/.test(amount)) return null;
  return { paymentKey, orderId, amount: Number(amount) };
}

/**
 * The idempotency key of a payment: the same for the same payment however often the page is reloaded, visited by the
 * back button or opened twice. FNV-1a, 4 × 32 bits with different seeds; nothing secret depends on it.
 */
export function paymentIdempotencyKey({ paymentKey, orderId }: PaymentReturn): string {
  const text = `${orderId}:${paymentKey}`;
  const parts = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map((seed) => {
    let hash = seed;
    for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, '0');
  });
  return `pay-${parts.join('')}`;
}

/**
 * Asks the server to take the money. A question that got no answer is asked again with the same key; the cache keeps
 * the answer, so that rendering twice asks once.
 */
export const confirmPaymentQuery = (bookingId: string, payment: PaymentReturn) =>
  queryOptions({
    queryKey: ['payment', bookingId, payment.paymentKey],
    queryFn: () =>
      orThrow(
        api.POST('/api/v1/bookings/{bookingId}/payments', {
          params: { path: { bookingId }, header: { 'Idempotency-Key': paymentIdempotencyKey(payment) } },
          body: payment,
        }),
      ),
    staleTime: Infinity,
    gcTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: (failures, error) => failures < 6 && isUndecided(error),
    retryDelay: (failures) => Math.min(8000, 1000 * 2 ** failures),
  });

/** No answer, or none about the payment. */
export function isUndecided(error: unknown): boolean {
  return isProblem(error) && (error.status === 0 || error.status === 429 || error.status >= 500);
}
