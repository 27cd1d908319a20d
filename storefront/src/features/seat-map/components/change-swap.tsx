import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { bookingQuery } from '../../../api/queries/get-booking';
import { useFormat } from '../../../lib/format';
import type { LocalizedText } from '../../../lib/localized';
import { Icon } from '../../../ui/icon';
import type { ChangeWish } from '../api/change-seats';
import styles from './change-swap.module.css';

/** Seats by their names, of a show that begins at an instant. */
export interface ChangeSide {
  readonly startsAt: string;
  readonly seats: readonly LocalizedText[];
}

/** Which seats become which: the last look before changing. */
export function ChangeSwap({ wish: { bookingId, seatIds }, to }: { wish: ChangeWish; to: ChangeSide }) {
  const { data: booking } = useQuery(bookingQuery(bookingId));
  if (!booking) return null;
  const seats = booking.seats.filter(({ seatId }) => seatIds.includes(seatId)).map(({ label }) => label);
  return (
    <div className={styles['swap']}>
      <Side name="from" startsAt={booking.performance.startsAt} seats={seats} />
      <Icon name="arrow-right" size={20} className={styles['arrow']} />
      <Side name="to" {...to} />
    </div>
  );
}

function Side({ name, startsAt, seats }: ChangeSide & { name: 'from' | 'to' }) {
  const { t } = useTranslation('seat-map');
  const format = useFormat();
  return (
    <section className={styles['side']} data-side={name}>
      <h3 className={styles['name']}>{t(`change.${name}`)}</h3>
      <p className={styles['when']}>
        <time dateTime={startsAt}>{format.shortDateTime(startsAt)}</time>
      </p>
      <ul className={styles['seats']}>
        {seats.map((label) => (
          <li key={label.ko}>{format.text(label)}</li>
        ))}
      </ul>
    </section>
  );
}
