import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format';
import { Icon } from '../../../ui/icon';
import { VisuallyHidden } from '../../../ui/visually-hidden';
import { gradeVariable } from '../canvas/palette';
import type { PlanRow, PlanSection } from '../geometry/seat-plan';
import { type Seating, useBoardRevision } from '../status/use-seat-board';
import styles from './seat-list.module.css';
import { conditionOf, useSeatWords } from './seat-words';

interface SeatListProps {
  seating: Seating;
  mine: ReadonlySet<number>;
  grades: ReadonlySet<number> | null;
  onToggle: (ordinal: number) => void;
}

/** The same seats as a list: floor, section, row, seat. Everything the map offers, as plain buttons. */
export function SeatList({ seating, mine, grades, onToggle }: SeatListProps) {
  const { t } = useTranslation('seat-map');
  const format = useFormat();
  const revision = useBoardRevision(seating.board);
  const { plan, board } = seating;
  const isShown = (ordinal: number) =>
    board.isForSale(ordinal) && (grades === null || grades.has(board.gradeOf(ordinal)));
  const sections = plan.sections.filter(({ first, end }) => someSeat(first, end, isShown));
  const floors = byFloor(sections, (section) => format.text(section.drawn.floor));

  return (
    <div className={styles['list']} aria-label={t('list.label')} role="region">
      {floors.map(([floor, inFloor]) => (
        <section key={floor} className={styles['floor']}>
          <h2 className={styles['floor-name']}>{floor}</h2>
          {inFloor.map((section) => (
            <SectionSeats
              key={section.index}
              section={section}
              seating={seating}
              mine={mine}
              grades={grades}
              revision={revision}
              onToggle={onToggle}
            />
          ))}
        </section>
      ))}
    </div>
  );
}

interface SectionSeatsProps extends SeatListProps {
  section: PlanSection;
  /** Stands for the state of all seats, so that memory of earlier renders stays true. */
  revision: number;
}

function SectionSeats({ section, ...rest }: SectionSeatsProps) {
  const { t } = useTranslation('seat-map');
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { board } = rest.seating;
  const left = countSeats(section, (ordinal) => isFreeIn(rest, ordinal));
  const colours = new Set(
    section.rows.flatMap((row) => {
      const grade = rest.seating.grades[board.gradeOf(row.first)];
      return grade ? [grade.color] : [];
    }),
  );
  return (
    <details className={styles['section']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles['summary']}>
        <span className={styles['swatches']} aria-hidden="true">
          {[...colours].map((color) => (
            <i key={color} style={{ background: gradeVariable(color) }} />
          ))}
        </span>
        <span className={styles['section-name']}>{format.text(section.drawn.name)}</span>
        <span className={styles['left']} data-gone={left === 0 || undefined}>
          {left > 0 ? t('map.left', { seats: format.number(left) }) : t('map.sold-out')}
        </span>
        <Icon name="chevron-down" size={18} className={styles['chevron']} />
      </summary>
      {isOpen && section.rows.map((row) => <RowSeats key={row.index} row={row} {...rest} />)}
    </details>
  );
}

const RowSeats = memo(function RowSeats({
  row,
  seating,
  mine,
  grades,
  onToggle,
}: Omit<SectionSeatsProps, 'section'> & { row: PlanRow }) {
  const { t } = useTranslation('seat-map');
  const describe = useSeatWords(seating);
  const { board, plan } = seating;
  const ordinals = Array.from({ length: row.end - row.first }, (_, i) => row.first + i).filter(
    (ordinal) => board.isForSale(ordinal) && (grades === null || grades.has(board.gradeOf(ordinal))),
  );
  if (ordinals.length === 0) return null;
  return (
    <div className={styles['row']} role="group" aria-label={t('list.row', { row: row.label })}>
      <span className={styles['row-name']} aria-hidden="true">
        {t('list.row', { row: row.label })}
      </span>
      <div className={styles['seats']}>
        {ordinals.map((ordinal) => {
          const isMine = mine.has(ordinal);
          const condition = conditionOf(seating, ordinal, isMine);
          const color = seating.grades[board.gradeOf(ordinal)]?.color ?? 0;
          return (
            <button
              key={ordinal}
              type="button"
              className={styles['seat']}
              data-condition={condition}
              data-restricted={plan.hasRestrictedView(ordinal) || undefined}
              style={{ '--seat-colour': gradeVariable(color) } as React.CSSProperties}
              aria-pressed={isMine}
              disabled={condition === 'held' || condition === 'sold'}
              onClick={() => onToggle(ordinal)}
            >
              <span aria-hidden="true">
                {plan.isWheelchair(ordinal) ? <Icon name="wheelchair" size={18} /> : plan.number[ordinal]}
              </span>
              <VisuallyHidden>{describe(ordinal, isMine)}</VisuallyHidden>
            </button>
          );
        })}
      </div>
    </div>
  );
});

function isFreeIn({ seating: { board }, grades }: Pick<SeatListProps, 'seating' | 'grades'>, ordinal: number): boolean {
  return board.isFree(ordinal) && (grades === null || grades.has(board.gradeOf(ordinal)));
}

function someSeat(first: number, end: number, accept: (ordinal: number) => boolean): boolean {
  for (let ordinal = first; ordinal < end; ordinal += 1) if (accept(ordinal)) return true;
  return false;
}

function countSeats({ first, end }: PlanSection, accept: (ordinal: number) => boolean): number {
  let count = 0;
  for (let ordinal = first; ordinal < end; ordinal += 1) if (accept(ordinal)) count += 1;
  return count;
}

function byFloor(
  sections: readonly PlanSection[],
  floorOf: (section: PlanSection) => string,
): [string, PlanSection[]][] {
  const floors = new Map<string, PlanSection[]>();
  for (const section of sections) {
    const floor = floorOf(section);
    floors.set(floor, [...(floors.get(floor) ?? []), section]);
  }
  return [...floors];
}
