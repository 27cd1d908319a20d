import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { eventsQuery } from '../../api/queries/get-events';
import { usePageTitle } from '../../lib/use-page-title';
import { ErrorState } from '../../ui/states';
import { CategoryLinks } from './category-links';
import { CategoryShelf } from './category-shelf';
import { EventShelf } from './event-shelf';
import styles from './home-page.module.css';
import { OpeningSoon } from './opening-soon';
import { Spotlight, SpotlightSkeleton } from './spotlight';

/** One or two full rows of five. */
const SHELF = { one: 5, two: 10 };
const SPOTLIGHTS = 4;

/** The start page: one answer of the API feeds all of its sections. */
export function HomePage() {
  const { t } = useTranslation('catalog');
  const events = useQuery(eventsQuery({ sort: 'popular', size: 100 }));
  usePageTitle('');

  if (events.isError && !events.data) return <ErrorState error={events.error} onRetry={() => void events.refetch()} />;

  const items = events.data?.items;
  const onSale = items?.filter(({ saleStatus }) => saleStatus === 'on-sale');
  const upcoming = items
    ?.filter(({ saleStatus }) => saleStatus === 'upcoming')
    .sort((a, b) => a.saleOpensAt.localeCompare(b.saleOpensAt));
  const lit = onSale && upcoming && [...onSale, ...upcoming].slice(0, SPOTLIGHTS);

  return (
    <>
      <h1 className={styles['heading']}>{t('home.title')}</h1>
      {lit ? lit.length > 0 && <Spotlight events={lit} /> : <SpotlightSkeleton />}
      <div className={styles['page']}>
        <CategoryLinks />
        <EventShelf
          title={t('home.on-sale')}
          more="/events"
          events={onSale?.slice(0, onSale.length < SHELF.two ? SHELF.one : SHELF.two)}
        />
        {upcoming && upcoming.length > 0 && <OpeningSoon events={upcoming.slice(0, 6)} />}
        {items && items.length > 0 && <CategoryShelf events={items} />}
      </div>
    </>
  );
}
