import { type RefObject, useCallback, useEffect, useEffectEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { isProblem } from '../../../api/api-problem';
import { useSession } from '../../../api/session';
import { signInPath } from '../../../lib/sign-in-path';
import { useHoldSeats } from '../api/use-hold-seats';
import type { SelectionAction } from '../selection/selection';
import { storedSelection, storeSelection } from '../selection/stored-selection';
import type { Seating } from '../status/use-seat-board';
import type { SeatsTaken } from './alternatives-panel';
import { ordinalsIn } from './ordinals-in';

export interface HoldFlow {
  /** Holds some seats and goes on to pay; signs in first where nobody is signed in. */
  hold: (ordinals: readonly number[]) => void;
  isHolding: boolean;
  taken: SeatsTaken | null;
  /** The e-mail address must be confirmed first. */
  isUnverified: boolean;
  /** Any other refusal, for a notice. */
  problem: unknown;
  /** The server says the sale opens then. */
  opensAt: string | null;
  dismiss: () => void;
}

/** From chosen seats to held ones, and what to do about each refusal. */
export function useHoldFlow(
  performanceId: string,
  { plan, board }: Seating,
  dispatch: (action: SelectionAction) => void,
  holdingRef: RefObject<boolean>,
): HoldFlow {
  const { status } = useSession();
  const navigate = useNavigate();
  const { mutate, isPending } = useHoldSeats(performanceId);
  const [taken, setTaken] = useState<SeatsTaken | null>(null);
  const [problem, setProblem] = useState<unknown>(null);

  const hold = useCallback(
    (ordinals: readonly number[]) => {
      const seatIds = ordinals.map((ordinal) => plan.idOf(ordinal));
      const signIn = () => {
        storeSelection(performanceId, { seatIds, wantsHold: true });
        void navigate(signInPath(`/performances/${performanceId}/seats`));
      };
      setTaken(null);
      setProblem(null);
      if (status === 'anonymous') {
        signIn();
        return;
      }
      holdingRef.current = true;
      mutate(seatIds, {
        onSuccess: ({ id }) => {
          storeSelection(performanceId, null);
          void navigate(`/checkout/${id}`);
        },
        onError: (error) => {
          holdingRef.current = false;
          if (isProblem(error, 'booking.seats-taken')) {
            const lost = ordinalsIn(error.details['taken'], plan.ordinalOf.bind(plan));
            const groups = error.details['alternatives'];
            const alternatives = (Array.isArray(groups) ? groups : [])
              .map((group) => ordinalsIn(group, plan.ordinalOf.bind(plan)))
              .filter((group) => group.length > 0);
            setTaken({ lost, alternatives });
            dispatch({ type: 'lose', ordinals: lost, isTold: true });
          } else if (isProblem(error) && (error.code === 'auth.required' || error.code === 'auth.token-invalid'))
            signIn();
          else {
            setProblem(error);
            if (isProblem(error, 'booking.too-many-seats')) {
              const { limit, alreadyHeld } = error.details;
              const room =
                (typeof limit === 'number' ? limit : 0) - (typeof alreadyHeld === 'number' ? alreadyHeld : 0);
              dispatch({ type: 'limit', limit: Math.max(0, room) });
            }
          }
        },
      });
    },
    [plan, performanceId, navigate, status, mutate, dispatch, holdingRef],
  );

  // Back from signing in, with seats chosen before: go on where the person was going.
  const goOn = useEffectEvent(() => {
    const stored = storedSelection(performanceId);
    if (!stored?.wantsHold || status !== 'signed-in' || !board.isKnown) return;
    storeSelection(performanceId, { ...stored, wantsHold: false });
    const ordinals = ordinalsIn(stored.seatIds, plan.ordinalOf.bind(plan));
    if (ordinals.length > 0 && ordinals.every((ordinal) => board.isFree(ordinal))) hold(ordinals);
  });
  useEffect(() => {
    const soon = setTimeout(() => goOn());
    const unsubscribe = board.subscribe(() => goOn());
    return () => {
      clearTimeout(soon);
      unsubscribe();
    };
  }, [board, status]);

  const isUnverified = isProblem(problem, 'auth.email-unverified');
  const opensAt = isProblem(problem, 'booking.sale-not-open') ? problem.details['opensAt'] : null;
  return {
    hold,
    isHolding: isPending,
    taken,
    isUnverified,
    problem: isUnverified ? null : problem,
    opensAt: typeof opensAt === 'string' ? opensAt : null,
    dismiss: useCallback(() => {
      setTaken(null);
      setProblem(null);
    }, []),
  };
}
