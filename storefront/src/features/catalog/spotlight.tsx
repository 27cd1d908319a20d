import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { EventSummary } from '../../api/types';
import { useFormat } from '../../lib/format';
import { PosterImage } from '../../ui/poster-image';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import styles from './spotlight.module.css';

/** The big one at the top. It changes when the reader asks, never by itself. */
export function Spotlight({ events }: { events: readonly EventSummary[] }) {
  const { t } = useTranslation('catalog');
  const { text, dateRange, shortDateTime } = useFormat();
  const [index, setIndex] = useState(0);
  const event = events[index] ?? events[0];
  if (!event) return null;

  return (
    <section className={styles['band']} aria-label={t('home.spotlight')}>
      <img
        key={`light-${event.id}`}
        className={styles['light']}
        src={event.poster.thumbnail}
        alt=""
        width="300"
        height="400"
      />
      <div className={styles['inner']}>
        <Link to={`/events/${event.id}`} className={styles['poster']} tabIndex={-1} aria-hidden="true">
          <PosterImage key={event.id} poster={event.poster} size="medium" eager decorative />
        </Link>
        <div className={styles['words']} aria-live="polite">
          <p className={styles['status']}>
            {event.saleStatus === 'upcoming'
              ? t('card.opens', { at: shortDateTime(event.saleOpensAt) })
              : t(`sale.${event.saleStatus}`)}
          </p>
          <h2 className={styles['title']}>{text(event.title)}</h2>
          <p className={styles['detail']}>
            {dateRange(event.firstStartsAt, event.lastStartsAt)}
            <br />
            {text(event.venue.name)}
          </p>
          <Link to={`/events/${event.id}`} className={styles['action']}>
            {t(event.saleStatus === 'on-sale' ? 'home.book' : 'home.details')}
            <Icon name="arrow-right" />
          </Link>
        </div>
        <ul className={styles['choices']}>
          {events.map((choice, at) => (
            <li key={choice.id}>
              <button
                type="button"
                className={styles['choice']}
                aria-current={at === index ? 'true' : undefined}
                aria-label={text(choice.title)}
                onClick={() => setIndex(at)}
              >
                <PosterImage poster={choice.poster} size="thumbnail" decorative />
              </button>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

export function SpotlightSkeleton() {
  return (
    <div className={styles['band']} aria-hidden="true">
      <div className={styles['inner']}>
        <div className={styles['poster']}>
          <Skeleton ratio="3 / 4" radius="var(--radius-lg)" />
        </div>
      </div>
    </div>
  );
}
