import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format';
import { Button, IconButton } from '../../../ui/button';
import type { Seating } from '../status/use-seat-board';
import styles from './alternatives-panel.module.css';

export interface SeatsTaken {
  readonly lost: readonly number[];
  /** Nothing is lost: these free seats would be left alone, and the organiser does not want that. */
  readonly strands?: boolean;
  /** Groups as many as were wanted, side by side and of the same grade, nearest first. */
  readonly alternatives: readonly (readonly number[])[];
}

interface AlternativesPanelProps extends SeatsTaken {
  seating: Seating;
  isHolding: boolean;
  onTake: (group: readonly number[]) => void;
  onClose: () => void;
}

/**
 * Others were faster, or a seat would be left alone: which seats, and up to three equal groups to take with one press. It leaves the map in
 * view, where the groups carry the same numbers.
 */
export function AlternativesPanel(props: AlternativesPanelProps) {
  const { lost, strands = false, alternatives, seating, isHolding, onTake, onClose } = props;
  const { t } = useTranslation('seat-map');
  const format = useFormat();
  const title = useRef<HTMLHeadingElement>(null);
  const { plan, board, grades } = seating;

  // It answers a press: go on reading here.
  useEffect(() => title.current?.focus(), [lost]);

  return (
    <div
      role="alertdialog"
      aria-labelledby="seats-taken-title"
      aria-describedby="seats-taken-text"
      className={styles['panel']}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header className={styles['head']}>
        <h2 id="seats-taken-title" ref={title} tabIndex={-1} className={styles['title']}>
          {t(strands ? 'strands.title' : 'taken.title')}
        </h2>
        <IconButton icon="close" label={t('taken.close')} onClick={onClose} />
      </header>
      <div id="seats-taken-text" className={styles['text']}>
        <ul className={strands ? styles['stranded'] : styles['lost']}>
          {lost.map((ordinal) => (
            <li key={ordinal}>{format.text(plan.labelOf(ordinal))}</li>
          ))}
        </ul>
        <p>{t(strands ? 'strands.offer' : alternatives.length > 0 ? 'taken.offer' : 'taken.nothing')}</p>
      </div>
      <ol className={styles['offers']}>
        {alternatives.map((group, index) => {
          const total = group.reduce((sum, ordinal) => sum + (grades[board.gradeOf(ordinal)]?.price ?? 0), 0);
          const grade = grades[board.gradeOf(group[0] ?? -1)];
          return (
            <li key={group.join()} className={styles['offer']}>
              <span className={styles['number']} aria-hidden="true">
                {index + 1}
              </span>
              <span className={styles['what']}>
                <strong>{groupLabel(seating, group, format.language)}</strong>
                <span>
                  {grade && format.text(grade.name)} · {format.won(total)}
                </span>
              </span>
              <Button size="sm" loading={isHolding} onClick={() => onTake(group)}>
                {t('taken.take')}
              </Button>
            </li>
          );
        })}
      </ol>
      {(alternatives.length === 0 || strands) && (
        <Button variant="secondary" block onClick={onClose}>
          {t('taken.again')}
        </Button>
      )}
    </div>
  );
}

/** "나구역 7열 12–14번" for neighbours, the full label for one. */
export function groupLabel({ plan }: Pick<Seating, 'plan'>, group: readonly number[], language: 'ko' | 'en'): string {
  const [first = 0] = group;
  if (group.length < 2) return plan.labelOf(first)[language];
  const row = plan.rowOf(first);
  const numbers = group.map((ordinal) => plan.number[ordinal] ?? 0).sort((a, b) => a - b);
  const range = `${numbers[0] ?? ''}–${numbers.at(-1) ?? ''}`;
  const name = row.section.drawn.name[language];
  return language === 'ko' ? `${name} ${row.label}열 ${range}번` : `${name}, row ${row.label}, seats ${range}`;
}
