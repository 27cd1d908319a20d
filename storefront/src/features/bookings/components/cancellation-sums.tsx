import { useTranslation } from 'react-i18next';
import type { Booking } from '../../../api/types';
import { useFormat } from '../../../lib/format';
import { Price } from '../../../ui/price';
import type { CancellationQuote } from '../api/cancellation';
import styles from './cancellation-sums.module.css';

/** What is kept and what goes back, for each seat and in all, and under which rule. */
export function CancellationSums({ quote, seats }: { quote: CancellationQuote; seats: Booking['seats'] }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const { rule, items, totals, remaining, refundBy, validUntil } = quote;
  const labelOf = (seatId: string) => {
    const seat = seats.find((one) => one.seatId === seatId);
    return seat ? format.text(seat.label) : seatId;
  };
  const feeKept = totals.bookingFee - totals.bookingFeeReturned;
  return (
    <section className={styles['sums']} aria-label={t('cancel.sums')}>
      <p className={styles['rule']}>
        {t(`cancel.rule.${rule.code}`, { percent: format.percent(rule.feePercent), count: rule.daysBefore })}
      </p>
      {items.length > 1 && (
        <ul className={styles['items']}>
          {items.map((item) => (
            <li key={item.seatId}>
              <span>{labelOf(item.seatId)}</span>
              <Price amount={item.refund} />
            </li>
          ))}
        </ul>
      )}
      <dl className={styles['rows']}>
        <div>
          <dt>{t('cancel.paid')}</dt>
          <dd>
            <Price amount={totals.price + totals.bookingFee} />
          </dd>
        </div>
        <div>
          <dt>{t('cancel.fee')}</dt>
          <dd>
            {totals.cancellationFee > 0 && '−'}
            <Price amount={totals.cancellationFee} />
          </dd>
        </div>
        {totals.bookingFee > 0 && (
          <div>
            <dt>{t('cancel.booking-fee')}</dt>
            <dd>
              {feeKept > 0 ? (
                <>
                  −<Price amount={feeKept} />
                </>
              ) : (
                t('cancel.booking-fee-returned')
              )}
            </dd>
          </div>
        )}
        <div className={styles['total']}>
          <dt>{t('cancel.refund')}</dt>
          <dd>
            <Price amount={totals.refund} />
          </dd>
        </div>
      </dl>
      <ul className={styles['notes']}>
        <li>{t('cancel.by', { day: format.date(`${refundBy}T00:00:00+09:00`) })}</li>
        <li>{t('cancel.valid', { at: format.shortDateTime(validUntil) })}</li>
        {remaining.seats > 0 && (
          <li>{t('cancel.remaining', { count: remaining.seats, amount: format.won(remaining.total) })}</li>
        )}
      </ul>
    </section>
  );
}
