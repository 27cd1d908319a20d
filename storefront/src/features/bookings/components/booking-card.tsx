import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Booking } from '../../../api/types';
import { useFormat } from '../../../lib/format';
import { Countdown } from '../../../ui/countdown';
import { Icon } from '../../../ui/icon';
import { PosterImage } from '../../../ui/poster-image';
import styles from './booking-card.module.css';
import { StateBadge } from './state-badge';

/** One booking in the list; the whole card leads to it, or on to paying while the seats are held. */
export function BookingCard({ booking, onExpired }: { booking: Booking; onExpired: () => void }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const { id, number, state, performance, expiresAt } = booking;
  const isHeld = state === 'HELD' && expiresAt !== null;
  const seats = state === 'CONFIRMED' ? booking.seats.filter((seat) => seat.state !== 'RELEASED') : booking.seats;
  const [first] = seats;
  return (
    <article className={styles['card']} data-faded={state === 'CANCELLED' || state === 'EXPIRED' || undefined}>
      <PosterImage poster={performance.event.poster} size="thumbnail" decorative className={styles['poster']} />
      <div className={styles['body']}>
        <p className={styles['top']}>
          <StateBadge booking={booking} />
          <span className={styles['number']}>{number}</span>
        </p>
        <h2 className={styles['title']}>
          <Link to={isHeld ? `/checkout/${id}` : `/bookings/${id}`} className={styles['link']}>
            {format.text(performance.event.title)}
          </Link>
        </h2>
        <p className={styles['line']}>
          <time dateTime={performance.startsAt}>{format.dateTime(performance.startsAt)}</time>
        </p>
        <p className={styles['line']}>
          {format.text(performance.venue.name)}
          {first &&
            ` · ${seats.length > 1 ? t('card.seats', { seat: format.text(first.label), more: seats.length - 1 }) : format.text(first.label)}`}
        </p>
        {isHeld && (
          <p className={styles['held']}>
            <Icon name="clock" size={16} />
            {t('card.held')} <Countdown until={expiresAt} as="clock" onEnd={onExpired} />
          </p>
        )}
      </div>
      <Icon name="chevron-right" size={20} className={styles['arrow']} />
    </article>
  );
}
