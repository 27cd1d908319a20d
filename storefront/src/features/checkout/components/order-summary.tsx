import { useTranslation } from 'react-i18next';
import type { Booking } from '../../../api/types';
import { useFormat } from '../../../lib/format';
import { PosterImage } from '../../../ui/poster-image';
import { Price } from '../../../ui/price';
import styles from './order-summary.module.css';

/** What is being bought and what it costs: the check the law wants before paying. */
export function OrderSummary({ booking }: { booking: Booking }) {
  const { t } = useTranslation('checkout');
  const format = useFormat();
  const { performance, seats, amounts, due } = booking;
  const change = booking.changes.find(({ direction }) => direction === 'FROM');
  const grades = [...new Set(seats.map(({ grade }) => grade.code))].map((code) => {
    const inGrade = seats.filter(({ grade }) => grade.code === code);
    return { code, grade: inGrade[0]?.grade, price: inGrade[0]?.price ?? 0, seats: inGrade };
  });
  return (
    <section className={styles['summary']} aria-labelledby="order-title">
      <h2 id="order-title" className={styles['heading']}>
        {t('order.title')}
      </h2>
      <div className={styles['event']}>
        <PosterImage poster={performance.event.poster} size="thumbnail" decorative eager className={styles['poster']} />
        <div>
          <p className={styles['name']}>{format.text(performance.event.title)}</p>
          <p className={styles['when']}>
            <time dateTime={performance.startsAt}>{format.dateTime(performance.startsAt)}</time>
          </p>
          <p className={styles['when']}>{format.text(performance.venue.name)}</p>
        </div>
      </div>
      <ul className={styles['seats']}>
        {seats.map((seat) => (
          <li key={seat.seatId}>
            <span className={styles['grade']}>{format.text(seat.grade.name)}</span>
            <span className={styles['label']}>{format.text(seat.label)}</span>
          </li>
        ))}
      </ul>
      <dl className={styles['sums']}>
        {grades.map(({ code, grade, price, seats: inGrade }) => (
          <div key={code}>
            <dt>
              {grade && format.text(grade.name)}{' '}
              <small>{t('order.times', { price: format.won(price), count: inGrade.length })}</small>
            </dt>
            <dd>
              <Price amount={price * inGrade.length} />
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('order.fee')}</dt>
          <dd>
            <Price amount={amounts.bookingFee} />
          </dd>
        </div>
        {amounts.discount > 0 && (
          <div>
            <dt>{t('order.discount')}</dt>
            <dd>
              −<Price amount={amounts.discount} />
            </dd>
          </div>
        )}
        {change && (
          <div>
            <dt>{t('order.credit', { number: change.bookingNumber })}</dt>
            <dd>
              −<Price amount={change.credit} />
            </dd>
          </div>
        )}
        <div className={styles['total']}>
          <dt>{t(change ? 'order.difference' : 'order.total')}</dt>
          <dd>
            <Price amount={due} />
          </dd>
        </div>
      </dl>
    </section>
  );
}
