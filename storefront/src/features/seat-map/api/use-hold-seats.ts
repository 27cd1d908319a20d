import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../../../api/api-problem';
import { api, newIdempotencyKey, orThrow } from '../../../api/client';
import { HoldAttempt, isUndecided } from '../selection/hold-attempt';

/** Holds seats, all or none. Safe to press twice: one wish, one key. */
export function useHoldSeats(performanceId: string) {
  const queryClient = useQueryClient();
  const [attempt] = useState(() => new HoldAttempt(newIdempotencyKey));

  return useMutation({
    mutationFn: (seatIds: readonly string[]) =>
      orThrow(
        api.POST('/api/v1/performances/{performanceId}/holds', {
          params: { path: { performanceId }, header: { 'Idempotency-Key': attempt.keyFor(seatIds) } },
          body: { seatIds: [...seatIds] },
        }),
      ),
    onSuccess: () => {
      attempt.settle();
      void queryClient.invalidateQueries({ queryKey: ['bookings'] });
    },
    onError: (error) => {
      if (isProblem(error) && !isUndecided(error.status)) attempt.settle();
    },
  });
}
