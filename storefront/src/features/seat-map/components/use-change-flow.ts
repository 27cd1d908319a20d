import { type RefObject, useCallback, useState } from 'react';
import { useNavigate } from 'react-router';
import { isProblem } from '../../../api/api-problem';
import { useChangeSeats } from '../api/change-seats';
import type { ChangeOf } from '../../../lib/change-path';
import type { SelectionAction } from '../selection/selection';
import { storeSelection } from '../selection/stored-selection';
import type { Seating } from '../status/use-seat-board';
import type { SeatsTaken } from './alternatives-panel';
import { ordinalsIn } from './ordinals-in';

/** From new seats to changed ones: first what it costs, then the last word. */
export function useChangeFlow(
  performanceId: string,
  change: ChangeOf | undefined,
  { plan }: Seating,
  dispatch: (action: SelectionAction) => void,
  holdingRef: RefObject<boolean>,
) {
  const navigate = useNavigate();
  const { mutate, isPending, reset } = useChangeSeats();
  const [wanted, setWanted] = useState<readonly string[] | null>(null);
  const [taken, setTaken] = useState<SeatsTaken | null>(null);
  const [problem, setProblem] = useState<unknown>(null);

  const ask = useCallback(
    (ordinals: readonly number[]) => {
      setTaken(null);
      setProblem(null);
      setWanted(ordinals.map((ordinal) => plan.idOf(ordinal)));
    },
    [plan],
  );

  function confirm(difference: number): void {
    if (!change || !wanted) return;
    const wish = { ...change, toPerformanceId: performanceId, toSeatIds: wanted, difference };
    setProblem(null);
    // From here on a seat that turns taken is most likely taken by this very person.
    holdingRef.current = true;
    mutate(wish, {
      onSuccess: ({ state, booking }) => {
        storeSelection(performanceId, null);
        void navigate(state === 'DONE' ? `/bookings/${booking.id}?changed=1` : `/checkout/${booking.id}`);
      },
      onError: (error) => {
        holdingRef.current = false;
        if (!isProblem(error, 'booking.seats-taken')) return setProblem(error);
        const lost = ordinalsIn(error.details['taken'], plan.ordinalOf.bind(plan));
        const groups = error.details['alternatives'];
        const alternatives = (Array.isArray(groups) ? groups : [])
          .map((group) => ordinalsIn(group, plan.ordinalOf.bind(plan)))
          .filter((group) => group.length > 0);
        setWanted(null);
        setTaken({ lost, alternatives });
        dispatch({ type: 'lose', ordinals: lost, isTold: true });
      },
    });
  }

  const wish = change && wanted && { ...change, toPerformanceId: performanceId, toSeatIds: wanted };
  return {
    /** Asks what these seats cost instead; `confirm` changes them. */
    ask,
    confirm,
    wish: wish ?? null,
    isPending,
    taken,
    problem,
    dismiss: useCallback(() => {
      setWanted(null);
      setTaken(null);
      setProblem(null);
      reset();
    }, [reset]),
  };
}
