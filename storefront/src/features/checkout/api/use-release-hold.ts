import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, orThrow } from '../../../api/client';
import { bookingKey } from '../../../api/queries/get-booking';

/** Gives the held seats back before their time is over. */
export function useReleaseHold(bookingId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => orThrow(api.DELETE('/api/v1/bookings/{bookingId}/hold', { params: { path: { bookingId } } })),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: bookingKey(bookingId) });
      void queryClient.invalidateQueries({ queryKey: ['bookings'] });
    },
  });
}
