import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { serverNow } from '../../lib/server-clock';
import { usePageTitle } from '../../lib/use-page-title';
import { ButtonLink } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { Loading, Skeleton } from '../../ui/skeleton';
import { EmptyState, ErrorState } from '../../ui/states';
import { Tabs } from '../../ui/tabs';
import { bookingsQuery, PAGE_SIZE } from './api/get-bookings';
import { type BookingGroup, bookingsIn } from './booking-groups';
import styles from './booking-list-page.module.css';
import { BookingCard } from './components/booking-card';
import { KeptReceipts } from './components/kept-receipts';
import { MorePages } from './components/more-pages';
import { suspicionQuery } from './suspicion/suspicion-cases';

const GROUPS: readonly BookingGroup[] = ['upcoming', 'past', 'cancelled'];

/** /bookings: what the buyer has booked, by what matters now. */
export function BookingListPage() {
  const { t } = useTranslation('bookings');
  const [search, setSearch] = useSearchParams();
  const page = Math.max(1, Number(search.get('page')) || 1);
  const group = GROUPS.find((known) => known === search.get('tab')) ?? 'upcoming';
  const { data, error, refetch } = useQuery(bookingsQuery(page));
  const { data: cases } = useQuery(suspicionQuery);
  const frozen = cases?.find(({ mayAppeal, bookingIds }) => mayAppeal && bookingIds.length > 0);
  usePageTitle(t('list.title'));

  const now = serverNow();
  const shown = data ? bookingsIn(data.items, group, now) : [];
  const select = (tab: BookingGroup) => setSearch(tab === 'upcoming' ? {} : { tab }, { replace: true });
  const tabs = GROUPS.map((key) => ({
    key,
    label: (
      <>
        {t(`list.${key}`)} {data && <span className={styles['count']}>{bookingsIn(data.items, key, now).length}</span>}
      </>
    ),
  }));

  return (
    <div className={styles['page']}>
      <h1 className={styles['title']}>{t('list.title')}</h1>
      {frozen && (
        <div className={styles['frozen']}>
          <Notice tone="warning">
            {t('list.frozen')} <Link to={`/bookings/${frozen.bookingIds[0]}`}>{t('list.frozen-see')}</Link>
          </Notice>
        </div>
      )}
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Tabs label={t('list.title')} tabs={tabs} selected={group} onSelect={select}>
          {!data && <Waiting />}
          {data && shown.length === 0 && (
            <EmptyState
              icon="ticket"
              title={t(`empty.${group}`)}
              action={
                group === 'upcoming' && (
                  <ButtonLink to="/events" size="lg">
                    {t('empty.find')}
                  </ButtonLink>
                )
              }
            >
              {group === 'upcoming' && <p>{t('empty.text')}</p>}
            </EmptyState>
          )}
          <ul className={styles['list']}>
            {shown.map((booking) => (
              <li key={booking.id}>
                <BookingCard booking={booking} onExpired={() => void refetch()} />
              </li>
            ))}
          </ul>
          {data && data.total > PAGE_SIZE && <MorePages page={page} pages={Math.ceil(data.total / PAGE_SIZE)} />}
        </Tabs>
      )}
      <KeptReceipts />
    </div>
  );
}

function Waiting() {
  return (
    <div className={styles['list']}>
      <Loading />
      {[0, 1, 2].map((place) => (
        <Skeleton key={place} height="9rem" radius="var(--radius-lg)" />
      ))}
    </div>
  );
}
