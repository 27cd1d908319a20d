import { useTranslation } from 'react-i18next';
import type { Booking } from '../../../api/types';
import { useFormat } from '../../../lib/format';
import { Icon } from '../../../ui/icon';
import { Price } from '../../../ui/price';
import styles from './booking-facts.module.css';
import { CashReceipt } from './cash-receipt';

/** Seats, amounts and payment of a booking. */
export function BookingFacts({ booking }: { booking: Booking }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const { number, state, seats, amounts, payment, createdAt, confirmedAt } = booking;
  return (
    <section className={styles['facts']} aria-labelledby="facts-title">
      <h2 id="facts-title" className={styles['heading']}>
        {t('facts.title')}
      </h2>
      <dl className={styles['rows']}>
        <div>
          <dt>{t('facts.number')}</dt>
          <dd className={styles['number']}>{number}</dd>
        </div>
        <div>
          <dt>{t('facts.booked-at')}</dt>
          <dd>
            <time dateTime={confirmedAt ?? createdAt}>{format.dateTime(confirmedAt ?? createdAt)}</time>
          </dd>
        </div>
        <div>
          <dt>{t('facts.seats', { count: seats.length })}</dt>
          <dd>
            <ul>
              {seats.map((seat) => (
                <li key={seat.seatId} className={isGivenBack(seat, state) ? styles['given-back'] : undefined}>
                  <small>{format.text(seat.grade.name)}</small> {format.text(seat.label)}
                  {isGivenBack(seat, state) && <small> {t('facts.given-back')}</small>}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
      <dl className={styles['rows']}>
        <div>
          <dt>{t('facts.tickets')}</dt>
          <dd>
            <Price amount={amounts.tickets} />
          </dd>
        </div>
        <div>
          <dt>{t('facts.fee')}</dt>
          <dd>
            <Price amount={amounts.bookingFee} />
          </dd>
        </div>
        {amounts.discount > 0 && (
          <div>
            <dt>{t('facts.discount')}</dt>
            <dd>
              −<Price amount={amounts.discount} />
            </dd>
          </div>
        )}
        <div className={styles['total']}>
          <dt>{t('facts.total')}</dt>
          <dd>
            <Price amount={amounts.total} />
          </dd>
        </div>
      </dl>
      {payment?.approvedAt && (
        <dl className={styles['rows']}>
          <div>
            <dt>{t('facts.method')}</dt>
            <dd>{methodName(payment, (key) => t([`method.${key}`, 'method.other']))}</dd>
          </div>
          <div>
            <dt>{t('facts.paid-at')}</dt>
            <dd>
              <time dateTime={payment.approvedAt}>{format.dateTime(payment.approvedAt)}</time>
            </dd>
          </div>
          {payment.receiptUrl && (
            <div>
              <dt>{t('facts.receipt')}</dt>
              <dd>
                <a className={styles['receipt']} href={payment.receiptUrl} target="_blank" rel="noopener noreferrer">
                  {t('facts.receipt-open')}
                  <Icon name="arrow-right" size={16} />
                </a>
              </dd>
            </div>
          )}
        </dl>
      )}
      <CashReceipt booking={booking} />
    </section>
  );
}

/** One of several seats that was cancelled; where all were, the booking says so itself. */
function isGivenBack(seat: Booking['seats'][number], state: Booking['state']): boolean {
  return state === 'CONFIRMED' && seat.state === 'RELEASED';
}

/** Easy pay is known by its provider's name. */
function methodName(
  { easyPayProvider, method }: NonNullable<Booking['payment']>,
  nameOf: (key: string) => string,
): string {
  return nameOf(easyPayProvider ?? method ?? 'other');
}
