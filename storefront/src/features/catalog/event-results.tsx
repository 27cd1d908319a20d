import { useTranslation } from 'react-i18next';
import type { EventSummary } from '../../api/types';
import { Button, ButtonLink } from '../../ui/button';
import { Loading } from '../../ui/skeleton';
import { EmptyState } from '../../ui/states';
import { EventCard } from './event-card';
import { EventCardSkeleton } from './event-card-skeleton';
import styles from './event-results.module.css';
import type { ListQuery } from './list-query';

interface EventResultsProps {
  query: ListQuery;
  /** Undefined while they are on their way. */
  events: readonly EventSummary[] | undefined;
  onChange: (part: Partial<ListQuery>) => void;
}

export function EventResults({ query, events, onChange }: EventResultsProps) {
  const { t } = useTranslation('catalog');
  if (events?.length === 0) {
    const isFiltered = query.category || query.from || query.to;
    return (
      <EmptyState
        icon="search"
        title={query.q ? t('list.nothing-for', { q: query.q }) : t('list.nothing')}
        action={
          <>
            {isFiltered && (
              <Button variant="secondary" onClick={() => onChange({ category: '', from: '', to: '' })}>
                {t('filters.reset')}
              </Button>
            )}
            <ButtonLink to="/events">{t('list.all')}</ButtonLink>
          </>
        }
      >
        <ul className={styles['tips']}>
          {query.q && <li>{t('list.tip-spelling')}</li>}
          {query.q && <li>{t('list.tip-shorter')}</li>}
          {isFiltered && <li>{t('list.tip-filters')}</li>}
        </ul>
      </EmptyState>
    );
  }
  return (
    <>
      {!events && <Loading />}
      <ul className={styles['grid']}>
        {events
          ? events.map((event, at) => (
              <li key={event.id}>
                <EventCard event={event} heading="h2" eager={at < 4} />
              </li>
            ))
          : Array.from({ length: 8 }, (_, at) => (
              <li key={at}>
                <EventCardSkeleton />
              </li>
            ))}
      </ul>
    </>
  );
}
