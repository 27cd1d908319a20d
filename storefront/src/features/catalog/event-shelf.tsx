import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { EventSummary } from '../../api/types';
import { Icon } from '../../ui/icon';
import { Loading } from '../../ui/skeleton';
import { EventCard } from './event-card';
import { EventCardSkeleton } from './event-card-skeleton';
import styles from './event-shelf.module.css';

interface EventShelfProps {
  title: string;
  /** Where the rest is. */
  more: string;
  /** Undefined while they are on their way. */
  events: readonly EventSummary[] | undefined;
}

export function EventShelf({ title, more, events }: EventShelfProps) {
  const { t } = useTranslation('catalog');
  const id = useId();
  if (events?.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <div className={styles['head']}>
        <h2 id={id}>{title}</h2>
        <Link to={more} className={styles['more']} aria-label={t('home.more-of', { title })}>
          {t('home.more')}
          <Icon name="chevron-right" size={16} />
        </Link>
      </div>
      {!events && <Loading />}
      <EventGrid events={events} />
    </section>
  );
}

/** Events side by side: a strip to swipe on phones, a grid on wider screens. */
export function EventGrid({ events }: { events: readonly EventSummary[] | undefined }) {
  return (
    <ul className={styles['shelf']}>
      {events
        ? events.map((event) => (
            <li key={event.id}>
              <EventCard event={event} />
            </li>
          ))
        : Array.from({ length: 5 }, (_, at) => (
            <li key={at}>
              <EventCardSkeleton />
            </li>
          ))}
    </ul>
  );
}
