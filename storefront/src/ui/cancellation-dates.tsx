import { useTranslation } from 'react-i18next';
import type { CancellationStep } from '../api/types';
import { type Format, useFormat } from '../lib/format';
import { serverNow } from '../lib/server-clock';
import styles from './cancellation-dates.module.css';

/** Until when cancelling costs how much, as calendar dates; the step that counts now is marked. */
export function CancellationDates({ steps }: { steps: readonly CancellationStep[] }) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const now = serverNow();
  const current = steps.findIndex(({ until }) => new Date(until).getTime() > now);
  return (
    <ol className={styles['steps']}>
      {steps.map((step, index) => (
        <li
          key={step.until}
          data-past={current === -1 || index < current || undefined}
          aria-current={index === current ? 'step' : undefined}
        >
          <span className={styles['until']}>
            <strong>{t('cancellation.until', { at: lastMoment(step.until, format) })}</strong>
            <span>{format.text(step.label)}</span>
          </span>
          <span className={styles['fee']}>
            {step.feePercent === 0
              ? t('cancellation.free')
              : t('cancellation.fee', { percent: format.percent(step.feePercent) })}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Steps end at midnights in Korea: the last day they cover says it better than the midnight after it. */
function lastMoment(until: string, format: Format): string {
  const end = new Date(until).getTime();
  return (end + 9 * 3_600_000) % 86_400_000 === 0 ? format.shortDate(end - 1) : format.shortDateTime(end);
}
