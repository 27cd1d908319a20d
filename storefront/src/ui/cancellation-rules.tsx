import { useTranslation } from 'react-i18next';
import type { PerformanceDetail } from '../api/types';
import { useFormat } from '../lib/format';
import styles from './cancellation-dates.module.css';

type Terms = Pick<PerformanceDetail, 'cancellationPolicy' | 'bookingFeePerTicket'>;

/** What counts beside the ladder of dates: the hours after booking, and what becomes of the booking fee. */
export function CancellationRules({ performance }: { performance: Terms }) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const { coolingOffHours, coolingOffMinDays, bookingFeeReturned } = performance.cancellationPolicy;
  const fee = format.won(performance.bookingFeePerTicket);
  return (
    <ul className={styles['rules']}>
      {coolingOffHours > 0 && (
        <li>{t('cancellation.cooling-off', { hours: coolingOffHours, days: coolingOffMinDays })}</li>
      )}
      {performance.bookingFeePerTicket > 0 && <li>{t(`cancellation.booking-fee.${bookingFeeReturned}`, { fee })}</li>}
      <li>{t('cancellation.korean-time')}</li>
    </ul>
  );
}
