import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { eventsQuery } from '../../api/queries/get-events';
import { classNames } from '../../lib/class-names';
import { useFormat } from '../../lib/format';
import { DESKTOP, useMediaQuery } from '../../lib/use-media-query';
import { usePageTitle } from '../../lib/use-page-title';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { SelectField } from '../../ui/field';
import { Pagination } from '../../ui/pagination';
import { ErrorState } from '../../ui/states';
import { ActiveFilters } from './active-filters';
import styles from './event-list-page.module.css';
import { EventResults } from './event-results';
import { Filters } from './filters';
import { listSearch, PAGE_SIZE, readListQuery, SORTS, toEventQuery, type ListQuery } from './list-query';

/** All events, as the address asks: words, kind, dates, order and page survive reload and the back button. */
export function EventListPage() {
  const { t } = useTranslation('catalog');
  const format = useFormat();
  const isDesktop = useMediaQuery(DESKTOP);
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const [isSheetOpen, setSheetOpen] = useState(false);
  const query = readListQuery(params);
  const events = useQuery(eventsQuery(toEventQuery(query)));
  const title = query.q ? t('list.searched', { q: query.q }) : t('list.title');
  usePageTitle(title);

  const change = (part: Partial<ListQuery>) =>
    void navigate(
      { search: listSearch({ ...query, page: 1, ...part }) },
      { preventScrollReset: part.page === undefined },
    );
  const filters = <Filters query={query} onChange={change} />;
  const total = events.data?.total;
  const active = [query.category, query.from || query.to].filter(Boolean).length;

  return (
    <div className={styles['page']}>
      <h1 className={styles['title']}>{title}</h1>
      <div className={styles['columns']}>
        {isDesktop && (
          <aside className={styles['side']} aria-label={t('filters.title')}>
            {filters}
          </aside>
        )}
        <div className={styles['list']}>
          <div className={styles['tools']}>
            <p className={styles['count']} role="status">
              {total === undefined ? '' : t('list.count', { count: total, total: format.number(total) })}
            </p>
            {!isDesktop && (
              <Button variant="secondary" icon="filter" onClick={() => setSheetOpen(true)}>
                {active > 0 ? t('filters.title-count', { active }) : t('filters.title')}
              </Button>
            )}
            <SelectField
              className={styles['sort']}
              label={t('sort.label')}
              quietLabel
              value={query.sort}
              onChange={({ target }) => change({ sort: SORTS.find((sort) => sort === target.value) ?? 'popular' })}
            >
              {SORTS.map((sort) => (
                <option key={sort} value={sort}>
                  {t(`sort.${sort}`)}
                </option>
              ))}
            </SelectField>
          </div>
          <ActiveFilters query={query} onChange={change} />
          {events.isError && !events.data ? (
            <ErrorState error={events.error} onRetry={() => void events.refetch()} />
          ) : (
            <div className={classNames(events.isPlaceholderData && styles['stale'])} aria-busy={events.isFetching}>
              <EventResults query={query} events={events.data?.items} onChange={change} />
              <Pagination
                page={query.page}
                pages={Math.ceil((total ?? 0) / PAGE_SIZE)}
                to={(page) => ({ search: listSearch({ ...query, page }) })}
              />
            </div>
          )}
        </div>
      </div>
      {!isDesktop && (
        <Sheet
          open={isSheetOpen}
          onClose={() => setSheetOpen(false)}
          title={t('filters.title')}
          footer={
            <>
              <Button variant="secondary" size="lg" onClick={() => change({ category: '', from: '', to: '' })}>
                {t('filters.reset')}
              </Button>
              <Button size="lg" onClick={() => setSheetOpen(false)}>
                {total === undefined
                  ? t('filters.show')
                  : t('filters.show-count', { count: total, total: format.number(total) })}
              </Button>
            </>
          }
        >
          {filters}
        </Sheet>
      )}
    </div>
  );
}
