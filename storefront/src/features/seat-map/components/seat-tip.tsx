import { useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format';
import { tipOf } from '../canvas/overlay-layer';
import { gradeVariable } from '../canvas/palette';
import type { SeatMapRenderer } from '../canvas/seat-map-renderer';
import type { Seating } from '../status/use-seat-board';
import styles from './seat-tip.module.css';
import { conditionOf } from './seat-words';

interface SeatTipProps {
  renderer: SeatMapRenderer;
  seating: Seating;
  ordinal: number;
  isMine: boolean;
}

/** What the seat under the mouse or the keyboard is. For the eye; screen readers are told by the live region. */
export function SeatTip({ renderer, seating, ordinal, isMine }: SeatTipProps) {
  const { t } = useTranslation('seat-map');
  const format = useFormat();
  const tip = useRef<HTMLDivElement>(null);
  const { plan, board, grades } = seating;
  const grade = grades[board.gradeOf(ordinal)];
  const condition = conditionOf(seating, ordinal, isMine);

  useLayoutEffect(() => place(tip.current, renderer, seating, ordinal));
  useEffect(
    () => renderer.watchMoves(() => place(tip.current, renderer, seating, ordinal)),
    [renderer, seating, ordinal],
  );

  return (
    <div ref={tip} className={styles['tip']} aria-hidden="true">
      <strong className={styles['label']}>{format.text(plan.labelOf(ordinal))}</strong>
      {grade && (
        <span className={styles['grade']}>
          <i className={styles['swatch']} style={{ background: gradeVariable(grade.color) }} />
          {format.text(grade.name)} <b>{format.won(grade.price)}</b>
        </span>
      )}
      {condition !== 'free' && <span className={styles['note']}>{t(`seat.${condition}`)}</span>}
      {plan.isWheelchair(ordinal) && <span className={styles['note']}>{t('seat.wheelchair')}</span>}
      {plan.hasRestrictedView(ordinal) && <span className={styles['note']}>{t('seat.restricted')}</span>}
    </div>
  );
}

function place(tip: HTMLElement | null, { camera }: SeatMapRenderer, { plan }: Seating, ordinal: number): void {
  if (!tip) return;
  const { x, y } = tipOf(plan, camera.view, ordinal);
  const half = tip.offsetWidth / 2 + 8;
  const left = Math.min(Math.max(x, half), Math.max(half, camera.size.width - half));
  const isBelow = y < tip.offsetHeight + 16;
  const top = isBelow ? y + plan.seatSize * 1.4 * camera.view.scale + 10 : y - 10;
  tip.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px) translate(-50%, ${isBelow ? '0' : '-100%'})`;
}
