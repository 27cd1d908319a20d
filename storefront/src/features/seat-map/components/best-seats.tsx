import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format';
import { Button } from '../../../ui/button';
import { SelectField } from '../../../ui/field';
import { Stepper } from '../../../ui/stepper';
import type { BestWish } from '../selection/best-wish';
import type { Seating } from '../status/use-seat-board';
import styles from './best-seats.module.css';

interface BestSeatsProps {
  seating: Seating;
  /** How many seats one person may have. */
  limit: number;
  /** The sale is open; before that the wish can be made ready. */
  isOpen: boolean;
  isHolding: boolean;
  wish: BestWish;
  onWish: (wish: BestWish) => void;
  onHold: (wish: BestWish) => void;
}

/** How many, which grade, and one press: the API finds the best seats side by side and holds them. */
export function BestSeats({ seating, limit, isOpen, isHolding, wish, onWish, onHold }: BestSeatsProps) {
  const { t } = useTranslation('seat-map');
  const format = useFormat();
  const title = useId();
  const { grades, board } = seating;
  const count = Math.max(1, Math.min(wish.count, limit));

  return (
    <section className={styles['best']} aria-labelledby={title}>
      <header className={styles['head']}>
        <h3 id={title} className={styles['title']}>
          {t('best.title')}
        </h3>
        <p className={styles['text']}>{t('best.text')}</p>
      </header>
      <div className={styles['wish']}>
        <Stepper
          label={t('best.count')}
          fewer={t('best.fewer')}
          more={t('best.more')}
          value={count}
          shown={t('best.seats', { count })}
          max={Math.max(1, limit)}
          onChange={(next) => onWish({ ...wish, count: next })}
        />
        <SelectField
          label={t('best.grade')}
          quietLabel
          value={wish.gradeCode ?? ''}
          onChange={({ target }) => onWish({ count, gradeCode: target.value || undefined })}
        >
          <option value="">{t('best.any')}</option>
          {grades.map(({ id, code, name, price }, index) => {
            const isGone = board.isKnown && (board.freeByGrade[index] ?? 0) === 0;
            const grade = format.text(name);
            return (
              <option key={id} value={code} disabled={isGone}>
                {isGone ? t('best.sold-out', { grade }) : t('best.option', { grade, price: format.won(price) })}
              </option>
            );
          })}
        </SelectField>
      </div>
      <Button
        size="lg"
        block
        loading={isHolding}
        disabled={!isOpen || limit === 0}
        onClick={() => onHold({ ...wish, count })}
      >
        {t('best.hold', { count })}
      </Button>
    </section>
  );
}
