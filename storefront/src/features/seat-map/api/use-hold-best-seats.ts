import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../../../api/api-problem';
import { api, newIdempotencyKey, orThrow } from '../../../api/client';
import type { BestWish } from '../selection/best-wish';
import { HoldAttempt, isUndecided } from '../selection/hold-attempt';

/** Has the API find and hold the best seats side by side. Safe to press twice: one wish, one key. */
export function useHoldBestSeats(performanceId: string) {
  const queryClient = useQueryClient();
  const [attempt] = useState(() => new HoldAttempt(newIdempotencyKey));

  return useMutation({
    mutationFn: ({ count, gradeCode }: BestWish) =>
      orThrow(
        api.POST('/api/v1/performances/{performanceId}/best-seats', {
          params: {
            path: { performanceId },
            header: { 'Idempotency-Key': attempt.keyFor([String(count), gradeCode ?? '']) },
          },
          body: { count, ...(gradeCode !== undefined && { gradeCode }) },
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
