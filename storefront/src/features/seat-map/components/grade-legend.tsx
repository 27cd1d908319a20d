import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format';
import { gradeVariable } from '../canvas/palette';
import type { Seating } from '../status/use-seat-board';
import styles from './grade-legend.module.css';

interface GradeLegendProps {
  seating: Seating;
  shown: ReadonlySet<number> | null;
  onShow: (grades: ReadonlySet<number> | null) => void;
}

/** Grades with price and what is left of each. Pressing some shows only those on the map and in the list. */
export function GradeLegend({ seating: { grades, board }, shown, onShow }: GradeLegendProps) {
  const { t } = useTranslation('seat-map');
  const format = useFormat();

  function toggle(index: number): void {
    const next = new Set(shown ?? []);
    if (!next.delete(index)) next.add(index);
    onShow(next.size === 0 || next.size === grades.length ? null : next);
  }

  return (
    <section className={styles['legend']} aria-label={t('grades.label')}>
      <ul className={styles['list']}>
        {grades.map((grade, index) => {
          const left = board.freeByGrade[index] ?? 0;
          return (
            <li key={grade.id}>
              <button
                type="button"
                className={styles['grade']}
                aria-pressed={shown?.has(index) ?? false}
                data-dimmed={(shown !== null && !shown.has(index)) || undefined}
                data-gone={(board.isKnown && left === 0) || undefined}
                onClick={() => toggle(index)}
              >
                <i className={styles['swatch']} style={{ background: gradeVariable(grade.color) }} aria-hidden="true" />
                <span className={styles['name']}>{format.text(grade.name)}</span>
                <span className={styles['price']}>{format.won(grade.price)}</span>
                <span className={styles['left']}>
                  {!board.isKnown ? '·' : left > 0 ? t('map.left', { seats: format.number(left) }) : t('map.sold-out')}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {shown && (
        <button type="button" className={styles['all']} onClick={() => onShow(null)}>
          {t('grades.all')}
        </button>
      )}
    </section>
  );
}
