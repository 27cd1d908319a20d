import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import type { EventSummary } from '../../api/types';
import { classNames } from '../../lib/class-names';
import { useFormat } from '../../lib/format';
import { PosterImage } from '../../ui/poster-image';
import styles from './event-card.module.css';
import { SaleBadge } from './sale-badge';

interface EventCardProps {
  event: EventSummary;
  /** The level of heading the title is, from its surroundings. */
  heading?: 'h2' | 'h3';
  eager?: boolean;
}

export function EventCard({ event, heading: Heading = 'h3', eager = false }: EventCardProps) {
  const { t } = useTranslation('catalog');
  const { text, dateRange, won, shortDateTime } = useFormat();
  const isOver = event.saleStatus === 'sold-out' || event.saleStatus === 'closed';
  return (
    <article className={styles['card']}>
      <div className={classNames(styles['picture'], isOver && styles['over'])}>
        <PosterImage poster={event.poster} decorative eager={eager} />
        {event.saleStatus !== 'on-sale' && (
          <span className={styles['badge']}>
            <SaleBadge status={event.saleStatus} onPicture />
          </span>
        )}
      </div>
      <Heading className={styles['title']}>
        {/* The link's pseudo-element covers the card, so that all of it can be pressed but only the title is read. */}
        <Link to={`/events/${event.id}`}>{text(event.title)}</Link>
      </Heading>
      <p className={styles['detail']}>
        {text(event.venue.name)}
        <br />
        {dateRange(event.firstStartsAt, event.lastStartsAt)}
      </p>
      <p className={classNames(styles['price'], event.saleStatus === 'upcoming' && styles['opens'])}>
        {event.saleStatus === 'upcoming'
          ? t('card.opens', { at: shortDateTime(event.saleOpensAt) })
          : t('card.price-from', { price: won(event.priceFrom) })}
      </p>
    </article>
  );
}
