import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useAccount } from '../../../api/session';
import { serverNow } from '../../../lib/server-clock';
import { ownBookingsQuery } from '../api/get-own-hold';
import type { SeatPlan } from '../geometry/seat-plan';

/** A booking of this performance the person still has time to pay for, and its seats. */
export function useOwnHold(performanceId: string, plan: SeatPlan) {
  const account = useAccount();
  const { data, refetch } = useQuery({ ...ownBookingsQuery(), enabled: account !== undefined });
  const booking = data?.items.find(
    ({ state, performance, expiresAt }) =>
      (state === 'HELD' || state === 'PAYING') &&
      performance.id === performanceId &&
      expiresAt !== null &&
      new Date(expiresAt).getTime() > serverNow(),
  );
  const ordinals = useMemo(
    () => (booking?.seats ?? []).flatMap(({ seatId }) => plan.ordinalOf(seatId) ?? []),
    [booking, plan],
  );
  return {
    booking: booking?.expiresAt
      ? { id: booking.id, expiresAt: booking.expiresAt, seatCount: booking.seats.length }
      : undefined,
    ordinals,
    refetch,
  };
}
