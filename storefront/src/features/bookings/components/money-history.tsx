import { useTranslation } from 'react-i18next';
import type { Booking } from '../../../api/types';
import { useFormat } from '../../../lib/format';
import { Badge, type Tone } from '../../../ui/badge';
import { Price } from '../../../ui/price';
import styles from './money-history.module.css';
import { NameRefundAccount } from './name-refund-account';

type Refund = Booking['refunds'][number];

const TONES: Readonly<Record<Refund['state'], Tone>> = {
  REQUESTED: 'info',
  SENT: 'info',
  UNKNOWN: 'info',
  MANUAL: 'notice',
  DONE: 'success',
};

/** Every refund of a booking and what became of it. */
export function Refunds({ booking }: { booking: Booking }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  if (booking.refunds.length === 0) return null;
  const labelOf = (seatId: string) => {
    const seat = booking.seats.find((one) => one.seatId === seatId);
    return seat ? format.text(seat.label) : seatId;
  };
  return (
    <section aria-labelledby="refunds-title">
      <h2 id="refunds-title" className={styles['heading']}>
        {t('refunds.title')}
      </h2>
      <ul className={styles['refunds']}>
        {booking.refunds.map((refund) => (
          <li key={refund.id}>
            <div className={styles['head']}>
              <Badge tone={TONES[refund.state]}>{t(`refund.${refund.state}`)}</Badge>
              <time dateTime={refund.requestedAt}>{format.dateTime(refund.requestedAt)}</time>
            </div>
            <p className={styles['seats']}>
              {refund.seatIds.length > 0 ? refund.seatIds.map(labelOf).join(', ') : t(`refund.cause.${refund.cause}`)}
            </p>
            <dl className={styles['sums']}>
              {refund.cancellationFee > 0 && (
                <div>
                  <dt>{t('refund.fee')}</dt>
                  <dd>
                    <Price amount={refund.cancellationFee} />
                  </dd>
                </div>
              )}
              <div className={styles['total']}>
                <dt>{t('refund.amount')}</dt>
                <dd>
                  <Price amount={refund.amount} />
                </dd>
              </div>
            </dl>
            {refund.needsAccount ? (
              <NameRefundAccount bookingId={booking.id} refundId={refund.id} />
            ) : (
              <p className={styles['note']}>{t(`refund.note.${refund.state}`)}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
