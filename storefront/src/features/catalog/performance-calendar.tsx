import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PerformanceSummary } from '../../api/types';
import { useFormat } from '../../lib/format';
import { IconButton } from '../../ui/button';
import { VisuallyHidden } from '../../ui/visually-hidden';
import styles from './performance-calendar.module.css';
import { noonOf, weeksOf } from './performances-by-day';

interface PerformanceCalendarProps {
  /** Performances under their day, days in order. */
  days: ReadonlyMap<string, readonly PerformanceSummary[]>;
  chosen: string;
  onChoose: (day: string) => void;
}

/** A month at a time; days with a performance are buttons, and the arrow keys go from one such day to the next. */
export function PerformanceCalendar({ days, chosen, onChoose }: PerformanceCalendarProps) {
  const { t } = useTranslation('catalog');
  const { weekday, language } = useFormat();
  const months = [...new Set([...days.keys()].map((day) => day.slice(0, 7)))];
  const [month, setMonth] = useState(chosen.slice(0, 7));
  const at = months.indexOf(month);
  const body = useRef<HTMLTableSectionElement>(null);
  const [year = 0, number = 1] = month.split('-').map(Number);
  const title = new Intl.DateTimeFormat(language === 'ko' ? 'ko-KR' : 'en-US', {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(Date.UTC(year, number - 1, 15)));

  function move(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...(body.current?.querySelectorAll('button') ?? [])];
    buttons[buttons.findIndex((button) => button === document.activeElement) + step]?.focus();
  }

  return (
    <div className={styles['calendar']}>
      <div className={styles['head']}>
        <IconButton
          icon="chevron-left"
          label={t('buy.previous-month')}
          disabled={at <= 0}
          onClick={() => setMonth(months[at - 1] ?? month)}
        />
        <p className={styles['title']} aria-live="polite">
          {title}
        </p>
        <IconButton
          icon="chevron-right"
          label={t('buy.next-month')}
          disabled={at >= months.length - 1}
          onClick={() => setMonth(months[at + 1] ?? month)}
        />
      </div>
      <table className={styles['table']}>
        <thead>
          <tr>
            {Array.from({ length: 7 }, (_, index) => (
              // The first of February 2026 was a Sunday.
              <th key={index} scope="col">
                {weekday(noonOf(`2026-02-0${index + 1}`))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={move}>
          {weeksOf(month).map((week, index) => (
            <tr key={index}>
              {week.map((day, column) => (
                <td key={column}>
                  {day && <Day day={day} performances={days.get(day)} isChosen={day === chosen} onChoose={onChoose} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DayProps {
  day: string;
  performances: readonly PerformanceSummary[] | undefined;
  isChosen: boolean;
  onChoose: (day: string) => void;
}

function Day({ day, performances, isChosen, onChoose }: DayProps) {
  const { t } = useTranslation('catalog');
  const { dayParts } = useFormat();
  const { before, day: number, after } = dayParts(noonOf(day));
  if (!performances) return <span className={styles['empty']}>{Number(day.slice(8))}</span>;
  const isGone = performances.every(({ saleStatus }) => saleStatus === 'sold-out' || saleStatus === 'closed');
  return (
    <button
      type="button"
      className={styles['day']}
      aria-pressed={isChosen}
      data-gone={isGone || undefined}
      onClick={() => onChoose(day)}
    >
      <VisuallyHidden>{before}</VisuallyHidden>
      {number}
      <VisuallyHidden>
        {after}
        {isGone && `, ${t('sale.sold-out')}`}
      </VisuallyHidden>
    </button>
  );
}
