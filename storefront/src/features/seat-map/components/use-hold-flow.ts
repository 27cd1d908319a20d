import { type RefObject, useCallback, useEffect, useEffectEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { isProblem } from '../../../api/api-problem';
import { useSession } from '../../../api/session';
import { signInPath } from '../../../lib/sign-in-path';
import { useHoldBestSeats } from '../api/use-hold-best-seats';
import { useHoldSeats } from '../api/use-hold-seats';
import { type BestWish, storedWish, storeWish } from '../selection/best-wish';
import type { SelectionAction } from '../selection/selection';
import { storedSelection, storeSelection } from '../selection/stored-selection';
import type { Seating } from '../status/use-seat-board';
import type { SeatsTaken } from './alternatives-panel';
import type { NoneAdjacent } from './none-adjacent-panel';
import { ordinalsIn } from './ordinals-in';

export interface HoldFlow {
  /** Holds some seats and goes on to pay; signs in first where nobody is signed in. */
  hold: (ordinals: readonly number[]) => void;
  /** The same with the best seats side by side, which the API finds. */
  holdBest: (wish: BestWish) => void;
  isHolding: boolean;
  taken: SeatsTaken | null;
  noneAdjacent: NoneAdjacent | null;
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
  const seats = useHoldSeats(performanceId);
  const best = useHoldBestSeats(performanceId);
  const { mutate: holdSeats } = seats;
  const { mutate: findBest } = best;
  const [taken, setTaken] = useState<SeatsTaken | null>(null);
  const [noneAdjacent, setNoneAdjacent] = useState<NoneAdjacent | null>(null);
  const [problem, setProblem] = useState<unknown>(null);

  const dismiss = useCallback(() => {
    setTaken(null);
    setNoneAdjacent(null);
    setProblem(null);
  }, []);

  /** What becomes of a wish for seats, whoever chooses them. */
  const answers = useCallback(
    (signIn: () => void) => ({
      onSuccess: ({ id }: { id: string }) => {
        storeSelection(performanceId, null);
        void navigate(`/checkout/${id}`);
      },
      onError: (error: unknown) => {
        holdingRef.current = false;
        const strands = isProblem(error, 'booking.strands-seat');
        if (strands || isProblem(error, 'booking.seats-taken')) {
          const lost = ordinalsIn(error.details[strands ? 'stranded' : 'taken'], plan.ordinalOf.bind(plan));
          const groups = error.details['alternatives'];
          const alternatives = (Array.isArray(groups) ? groups : [])
            .map((group) => ordinalsIn(group, plan.ordinalOf.bind(plan)))
            .filter((group) => group.length > 0);
          setTaken({ lost, strands, alternatives });
          if (!strands) dispatch({ type: 'lose', ordinals: lost, isTold: true });
        } else if (isProblem(error) && (error.code === 'auth.required' || error.code === 'auth.token-invalid'))
          signIn();
        else {
          setProblem(error);
          if (isProblem(error, 'booking.too-many-seats')) {
            const room = numberIn(error.details['limit']) - numberIn(error.details['alreadyHeld']);
            dispatch({ type: 'limit', limit: Math.max(0, room) });
          }
        }
      },
    }),
    [plan, performanceId, navigate, dispatch, holdingRef],
  );

  const hold = useCallback(
    (ordinals: readonly number[]) => {
      const seatIds = ordinals.map((ordinal) => plan.idOf(ordinal));
      const signIn = () => {
        storeWish(performanceId, null);
        storeSelection(performanceId, { seatIds, wantsHold: true });
        void navigate(signInPath(`/performances/${performanceId}/seats`));
      };
      dismiss();
      if (status === 'anonymous') return signIn();
      holdingRef.current = true;
      holdSeats(seatIds, answers(signIn));
    },
    [plan, performanceId, navigate, status, holdSeats, answers, dismiss, holdingRef],
  );

  const holdBest = useCallback(
    (wish: BestWish) => {
      const signIn = () => {
        storeWish(performanceId, wish);
        void navigate(signInPath(`/performances/${performanceId}/seats`));
      };
      dismiss();
      if (status === 'anonymous') return signIn();
      holdingRef.current = true;
      const { onSuccess, onError } = answers(signIn);
      findBest(wish, {
        onSuccess,
        onError: (error) => {
          if (!isProblem(error, 'booking.no-adjacent-seats')) return onError(error);
          holdingRef.current = false;
          const { largest, largestInAnyGrade } = error.details;
          setNoneAdjacent({ wish, largest: numberIn(largest), largestInAnyGrade: numberIn(largestInAnyGrade) });
        },
      });
    },
    [performanceId, navigate, status, findBest, answers, dismiss, holdingRef],
  );

  // Back from signing in, with seats chosen before or a wish for some: go on where the person was going.
  const goOn = useEffectEvent(() => {
    if (status !== 'signed-in' || !board.isKnown) return;
    const wish = storedWish(performanceId);
    storeWish(performanceId, null);
    if (wish) return holdBest(wish);
    const stored = storedSelection(performanceId);
    if (!stored?.wantsHold) return;
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
    holdBest,
    isHolding: seats.isPending || best.isPending,
    taken,
    noneAdjacent,
    isUnverified,
    problem: isUnverified ? null : problem,
    opensAt: typeof opensAt === 'string' ? opensAt : null,
    dismiss,
  };
}

function numberIn(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
