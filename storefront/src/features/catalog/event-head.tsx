import { useTranslation } from 'react-i18next';
import type { EventDetail } from '../../api/types';
import { useFormat } from '../../lib/format';
import { Icon, type IconName } from '../../ui/icon';
import { PosterImage } from '../../ui/poster-image';
import { Loading, Skeleton } from '../../ui/skeleton';
import styles from './event-head.module.css';
import { SaleBadge } from './sale-badge';

/** The poster, the name and the facts one looks for first. */
export function EventHead({ event }: { event: EventDetail }) {
  const { t } = useTranslation('catalog');
  const { text, dateRange } = useFormat();
  const facts: [IconName, string, string, string?][] = [
    ['calendar', t('facts.dates'), dateRange(event.firstStartsAt, event.lastStartsAt)],
    ['pin', t('facts.venue'), text(event.venue.name), text(event.venue.address)],
    ['clock', t('facts.length'), t('facts.minutes', { minutes: event.runningMinutes })],
    ['user', t('facts.age'), event.ageLimit > 0 ? t('facts.age-from', { age: event.ageLimit }) : t('facts.age-all')],
    ['ticket', t('facts.limit'), t('facts.limit-value', { count: event.seatsPerPerson })],
  ];
  return (
    <header className={styles['head']}>
      <div className={styles['poster']}>
        <PosterImage poster={event.poster} eager />
      </div>
      <div className={styles['words']}>
        <SaleBadge status={event.saleStatus} />
        <h1 className={styles['title']}>{text(event.title)}</h1>
        <p className={styles['artist']}>{text(event.artist)}</p>
        <dl className={styles['facts']}>
          {facts.map(([icon, name, value, more]) => (
            <div key={name}>
              <dt>
                <Icon name={icon} />
                {name}
              </dt>
              <dd>
                {value}
                {more && <span className={styles['more']}>{more}</span>}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </header>
  );
}

export function EventHeadSkeleton() {
  return (
    <div className={styles['head']}>
      <Loading />
      <div className={styles['poster']}>
        <Skeleton ratio="3 / 4" radius="var(--radius-lg)" />
      </div>
      <div className={styles['words']}>
        <Skeleton width="4rem" height="1.5rem" />
        <p className={styles['title']}>
          <Skeleton width="80%" />
        </p>
        <Skeleton height="12rem" radius="var(--radius-md)" />
      </div>
    </div>
  );
}
