import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format';
import type { Seating } from '../status/use-seat-board';
import { FREE, HELD } from '../status/seat-status';

export type SeatCondition = 'mine' | 'free' | 'held' | 'sold';

export function conditionOf({ board }: Seating, ordinal: number, isMine: boolean): SeatCondition {
  if (isMine) return 'mine';
  const status = board.statusOf(ordinal);
  return status === FREE ? 'free' : status === HELD ? 'held' : 'sold';
}

/** One seat in one sentence: where, grade, price, peculiarities, state. */
export function useSeatWords(seating: Seating): (ordinal: number, isMine: boolean) => string {
  const { t } = useTranslation('seat-map');
  const format = useFormat();
  return useCallback(
    (ordinal, isMine) => {
      const { plan, board, grades } = seating;
      const grade = grades[board.gradeOf(ordinal)];
      return [
        format.text(plan.labelOf(ordinal)),
        grade && format.text(grade.name),
        grade && format.won(grade.price),
        plan.isWheelchair(ordinal) && t('seat.wheelchair'),
        plan.hasRestrictedView(ordinal) && t('seat.restricted'),
        t(`seat.${conditionOf(seating, ordinal, isMine)}`),
      ]
        .filter(Boolean)
        .join(', ');
    },
    [seating, format, t],
  );
}
