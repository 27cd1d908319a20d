import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format';
import { Button, IconButton } from '../../../ui/button';
import type { BestWish } from '../selection/best-wish';
import type { Seating } from '../status/use-seat-board';
import styles from './alternatives-panel.module.css';

export interface NoneAdjacent {
  readonly wish: BestWish;
  /** How many could sit side by side: in the grade of the wish, and in any one. */
  readonly largest: number;
  readonly largestInAnyGrade: number;
}

interface NoneAdjacentPanelProps extends NoneAdjacent {
  seating: Seating;
  isHolding: boolean;
  onTake: (wish: BestWish) => void;
  onClose: () => void;
}

/** So many seats side by side are not left: how many are, to take with one press; in another grade perhaps all of them. */
export function NoneAdjacentPanel(props: NoneAdjacentPanelProps) {
  const { wish, largest, largestInAnyGrade, seating, isHolding, onTake, onClose } = props;
  const { t } = useTranslation('seat-map');
  const format = useFormat();
  const title = useRef<HTMLHeadingElement>(null);
  const grade = seating.grades.find(({ code }) => code === wish.gradeCode);
  // Korean has no plural, and yet one seat is not 'side by side'.
  const words = (key: 'title' | 'largest' | 'largest-any' | 'fewer' | 'any', seats: number) =>
    t(`best.none.${key}${seats === 1 ? '-one' : ''}`, { seats, grade: grade && format.text(grade.name) });
  const elsewhere = Math.min(wish.count, largestInAnyGrade);

  // It answers a press: go on reading here.
  useEffect(() => title.current?.focus(), [wish]);

  return (
    <div
      role="alertdialog"
      aria-labelledby="none-adjacent-title"
      aria-describedby="none-adjacent-text"
      className={styles['panel']}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header className={styles['head']}>
        <h2 id="none-adjacent-title" ref={title} tabIndex={-1} className={styles['title']}>
          {words('title', wish.count)}
        </h2>
        <IconButton icon="close" label={t('best.none.close')} onClick={onClose} />
      </header>
      <p id="none-adjacent-text" className={styles['text']}>
        {largest === 0 && elsewhere === 0
          ? t('best.none.nothing')
          : grade && largest > 0
            ? words('largest', largest)
            : words('largest-any', Math.max(largest, largestInAnyGrade))}
      </p>
      {largest > 0 && (
        <Button size="lg" block loading={isHolding} onClick={() => onTake({ ...wish, count: largest })}>
          {words('fewer', largest)}
        </Button>
      )}
      {grade && elsewhere > largest && (
        <Button
          size="lg"
          variant={largest > 0 ? 'secondary' : 'primary'}
          block
          loading={isHolding}
          onClick={() => onTake({ count: elsewhere })}
        >
          {words('any', elsewhere)}
        </Button>
      )}
      <Button variant="ghost" block onClick={onClose}>
        {t('best.none.by-hand')}
      </Button>
    </div>
  );
}
