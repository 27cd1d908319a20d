import { queryOptions } from '@tanstack/react-query';
import { api, orThrow } from '../../../api/client';

/**
 * What the booking may be paid with. Asking prepares the attempt to pay as well, which may be repeated as often as one
 * likes; the button asks once more, so that the window opens with the sum of that moment.
 */
export const checkoutQuery = (bookingId: string) =>
  queryOptions({
    queryKey: ['checkout', bookingId],
    queryFn: () => orThrow(api.POST('/api/v1/bookings/{bookingId}/checkout', { params: { path: { bookingId } } })),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
