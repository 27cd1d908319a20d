import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CancellationStep, PerformanceDetail } from '../../api/types';
import { useFormat } from '../../lib/format';
import { serverNow } from '../../lib/server-clock';
import { CancellationRules } from '../../ui/cancellation-rules';
import styles from './cancellation-ladder.module.css';

/** What cancelling costs and until which day, for the chosen performance. */
export function CancellationLadder({ performance }: { performance: PerformanceDetail }) {
  const { t } = useTranslation('catalog');
  const { text, shortDateTime, percent } = useFormat();
  const id = useId();
  const until = useUntil();
  const now = serverNow();
  const ladder = performance.cancellationLadder;
  const current = ladder.findIndex((step) => new Date(step.until).getTime() > now);

  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles['heading']}>
        {t('ladder.title')}
      </h2>
      <p className={styles['lead']}>{t('ladder.for', { at: shortDateTime(performance.startsAt) })}</p>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('ladder.when')}</th>
            <th scope="col">{t('ladder.until')}</th>
            <th scope="col">{t('ladder.fee')}</th>
          </tr>
        </thead>
        <tbody>
          {ladder.map((step, index) => (
            <tr key={step.until} data-state={index < current ? 'past' : index === current ? 'now' : undefined}>
              <td>{text(step.label)}</td>
              <td className="numeric">{until(step)}</td>
              <td>
                <strong>
                  {step.feePercent === 0 ? t('ladder.free') : t('ladder.share', { share: percent(step.feePercent) })}
                </strong>
                {index === current && <span className={styles['now']}>{t('ladder.now')}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <CancellationRules performance={performance} />
    </section>
  );
}

/** Steps end at midnights: the last day they cover says it better than the midnight after it. */
function useUntil() {
  const { t } = useTranslation('catalog');
  const { shortDate, shortDateTime } = useFormat();
  return ({ until }: CancellationStep) => {
    const end = new Date(until).getTime();
    const isMidnight = (end + 9 * 3_600_000) % 86_400_000 === 0;
    return isMidnight
      ? t('ladder.through', { day: shortDate(end - 1) })
      : t('ladder.before', { at: shortDateTime(end) });
  };
}
