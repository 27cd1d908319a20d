import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, orThrow } from '../../../api/client';
import { bookingKey } from '../../../api/queries/get-booking';
import { type PaymentMethod, tossMethod } from './payment-method';
import { loadTossPayments, windowErrorOf } from './toss-sdk';

/**
 * Prepares a payment and opens Toss's window with what the server says it costs. The page is left when all goes well;
 * the result comes back on the success or fail address.
 */
export function useOpenPayment(bookingId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (method: PaymentMethod) => {
      const checkout = await orThrow(
        api.POST('/api/v1/bookings/{bookingId}/checkout', { params: { path: { bookingId } } }),
      );
      const { amount, orderId, orderName, successUrl, failUrl, customerEmail, customerName, customerKey } = checkout;
      const toss = await loadTossPayments(checkout.sdkUrl, checkout.clientKey);
      try {
        await toss.payment({ customerKey }).requestPayment({
          ...tossMethod(method, checkout.virtualAccount),
          amount: { currency: 'KRW', value: amount },
          orderId,
          orderName,
          successUrl,
          failUrl,
          customerEmail,
          customerName,
        });
      } catch (error) {
        throw windowErrorOf(error);
      }
    },
    onError: () => void queryClient.invalidateQueries({ queryKey: bookingKey(bookingId) }),
  });
}
