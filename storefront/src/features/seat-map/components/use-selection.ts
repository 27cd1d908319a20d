import { type RefObject, useCallback, useEffect, useReducer, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PerformanceDetail } from '../../../api/types';
import { useFormat } from '../../../lib/format';
import { toast } from '../../../ui/toast';
import { emptySelection, selectionReducer } from '../selection/selection';
import { storedSelection, storeSelection } from '../selection/stored-selection';
import type { Seating } from '../status/use-seat-board';
import { useSeatWords } from './seat-words';

/** The API takes no more in one request, whatever a performance allows. */
const MOST = 10;

/**
 * The person's choice: kept in this tab, restored after signing in, and corrected when others take one of its seats.
 * `holdingRef` is true while the server decides: then a seat that turns taken is most likely taken by this very person.
 */
export function useSelection(
  performance: PerformanceDetail,
  seating: Seating,
  own: readonly number[],
  announce: (text: string) => void,
  holdingRef: RefObject<boolean>,
  limit: number,
) {
  const { t } = useTranslation('seat-map');
  const format = useFormat();
  const { plan, board } = seating;
  const describe = useSeatWords(seating);
  const [selection, dispatch] = useReducer(selectionReducer, emptySelection(Math.min(MOST, limit)));
  const { ordinals, notice } = selection;
  const isRestored = useRef(false);

  useEffect(() => {
    const restore = () => {
      if (isRestored.current || !board.isKnown) return;
      isRestored.current = true;
      const stored = storedSelection(performance.id)?.seatIds.map((id) => plan.ordinalOf(id)) ?? [];
      const free = stored.filter((ordinal): ordinal is number => ordinal !== undefined && board.isFree(ordinal));
      if (free.length < stored.length)
        toast(t('notice.not-restored', { count: stored.length - free.length }), 'danger');
      dispatch({ type: 'add', ordinals: free });
    };
    restore();
    return board.subscribe(restore);
  }, [board, plan, performance.id, t]);

  useEffect(() => {
    if (!isRestored.current) return;
    const wantsHold = storedSelection(performance.id)?.wantsHold ?? false;
    storeSelection(performance.id, { seatIds: ordinals.map((ordinal) => plan.idOf(ordinal)), wantsHold });
  }, [ordinals, performance.id, plan]);

  useEffect(
    () =>
      board.subscribe(() => {
        if (holdingRef.current) return;
        const lost = ordinals.filter((ordinal) => !board.isFree(ordinal) && !own.includes(ordinal));
        if (lost.length > 0) dispatch({ type: 'lose', ordinals: lost });
      }),
    [board, ordinals, own, holdingRef],
  );

  useEffect(() => {
    if (notice?.kind === 'limit') toast(t('notice.limit', { limit: notice.limit }), 'danger');
    if (notice?.kind === 'lost') {
      const seats = notice.ordinals.map((ordinal) => format.text(plan.labelOf(ordinal))).join(', ');
      toast(t(ordinals.length > 0 ? 'notice.lost' : 'notice.all-lost', { seats }), 'danger');
    }
    // Only a new notice is news; a changed language is not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [notice]);

  const toggle = useCallback(
    (ordinal: number) => {
      const isChosen = ordinals.includes(ordinal);
      if (!isChosen && (!board.isFree(ordinal) || own.includes(ordinal))) {
        announce(describe(ordinal, own.includes(ordinal)));
        return;
      }
      dispatch({ type: 'toggle', ordinal });
      const isFull = !isChosen && ordinals.length >= selection.limit;
      if (isFull) return;
      const seat = format.text(plan.labelOf(ordinal));
      announce(t(isChosen ? 'said.removed' : 'said.chosen', { seat, count: ordinals.length + (isChosen ? -1 : 1) }));
    },
    [ordinals, own, board, plan, selection.limit, announce, describe, format, t],
  );

  return { selection, dispatch, toggle };
}
