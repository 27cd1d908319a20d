import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { eventsKey } from '../../api/queries/get-events';
import type { EventSummary } from '../../api/types';
import { dayInKorea, useFormat } from '../../lib/format';
import { useNow } from '../../lib/use-now';
import { Countdown } from '../../ui/countdown';
import { PosterImage } from '../../ui/poster-image';
import styles from './opening-soon.module.css';

/** Sales that are about to open, the next one first, with the time left by the server's clock. */
export function OpeningSoon({ events }: { events: readonly EventSummary[] }) {
  const { t } = useTranslation('catalog');
  const id = useId();
  const queryClient = useQueryClient();
  const reload = () => void queryClient.invalidateQueries({ queryKey: [eventsKey] });
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles['heading']}>
        {t('home.opening-soon')}
      </h2>
      <ul className={styles['list']}>
        {events.map((event) => (
          <li key={event.id}>
            <Opening event={event} onOpen={reload} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Opening({ event, onOpen }: { event: EventSummary; onOpen: () => void }) {
  const { t } = useTranslation('catalog');
  const { text, shortDate, time } = useFormat();
  const now = useNow(60_000);
  const isToday = dayInKorea(now) === dayInKorea(event.saleOpensAt);
  return (
    <article className={styles['stub']}>
      <div className={styles['when']}>
        <span className={styles['day']}>{isToday ? t('home.today') : shortDate(event.saleOpensAt)}</span>
        <span className={styles['hour']}>{time(event.saleOpensAt)}</span>
        <span className={styles['left']}>
          <Countdown until={event.saleOpensAt} onEnd={onOpen} />
        </span>
      </div>
      <div className={styles['what']}>
        <h3 className={styles['title']}>
          <Link to={`/events/${event.id}`}>{text(event.title)}</Link>
        </h3>
        <p className={styles['venue']}>{text(event.venue.name)}</p>
      </div>
      <PosterImage className={styles['poster']} poster={event.poster} size="thumbnail" decorative />
    </article>
  );
}
