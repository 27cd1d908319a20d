import { useTranslation } from 'react-i18next';
import type { PerformanceSummary } from '../../api/types';
import { dayInKorea, useFormat } from '../../lib/format';
import { VisuallyHidden } from '../../ui/visually-hidden';
import { noonOf, performancesByDay } from './performances-by-day';
import { PerformanceCalendar } from './performance-calendar';
import styles from './performance-picker.module.css';

/** Up to so many days stand side by side; more need a calendar. */
const DAYS_IN_A_ROW = 6;

interface PerformancePickerProps {
  performances: readonly PerformanceSummary[];
  chosen: PerformanceSummary;
  onChoose: (performanceId: string) => void;
}

/** First the day, then the hour. */
export function PerformancePicker({ performances, chosen, onChoose }: PerformancePickerProps) {
  const { t } = useTranslation('catalog');
  const { time, weekday, month } = useFormat();
  const days = performancesByDay(performances);
  const day = dayInKorea(chosen.startsAt);
  const chooseDay = (wanted: string) => {
    const there = days.get(wanted) ?? [];
    const best = there.find(({ saleStatus }) => saleStatus === 'on-sale') ?? there[0];
    if (best) onChoose(best.id);
  };

  return (
    <div className={styles['picker']}>
      <section>
        <h2 className={styles['heading']}>{t('buy.day')}</h2>
        {days.size <= DAYS_IN_A_ROW ? (
          <div role="group" aria-label={t('buy.day')} className={styles['days']}>
            {[...days.keys()].map((at) => (
              <button
                key={at}
                type="button"
                className={styles['day']}
                aria-pressed={at === day}
                onClick={() => chooseDay(at)}
              >
                <span>{month(noonOf(at))}</span>{' '}
                <strong>
                  {Number(at.slice(8))}
                  <VisuallyHidden>{t('buy.day-mark')}</VisuallyHidden>
                </strong>{' '}
                <span>{weekday(noonOf(at))}</span>
              </button>
            ))}
          </div>
        ) : (
          <PerformanceCalendar days={days} chosen={day} onChoose={chooseDay} />
        )}
      </section>
      <section>
        <h2 className={styles['heading']}>{t('buy.time')}</h2>
        <div role="group" aria-label={t('buy.time')} className={styles['times']}>
          {(days.get(day) ?? []).map((performance) => (
            <button
              key={performance.id}
              type="button"
              className={styles['time']}
              aria-pressed={performance.id === chosen.id}
              onClick={() => onChoose(performance.id)}
            >
              <strong>{time(performance.startsAt)}</strong> <span>{t(`sale.${performance.saleStatus}`)}</span>
            </button>
          ))}
        </div>
      </section>
    </div>
  );
}
