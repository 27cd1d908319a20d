import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { isProblem } from '../../api/api-problem';
import { eventQuery } from '../../api/queries/get-event';
import { performanceQuery } from '../../api/queries/get-performance';
import { queueStatusQuery } from '../../api/queries/get-queue';
import type { EventDetail, PerformanceSummary } from '../../api/types';
import { useFormat } from '../../lib/format';
import { usePageTitle } from '../../lib/use-page-title';
import { ButtonLink } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { EmptyState, ErrorState } from '../../ui/states';
import { BuyBar } from './buy-bar';
import { CancellationLadder } from './cancellation-ladder';
import { EventAbout } from './event-about';
import { EventHead, EventHeadSkeleton } from './event-head';
import styles from './event-page.module.css';
import { PerformancePicker } from './performance-picker';
import { PriceList } from './price-list';
import { SaleAction } from './sale-action';

/** Whether there is a queue in front of the chosen performance is looked at this often, milliseconds. */
const QUEUE_EVERY = 15_000;

/** Everything about an event; the chosen performance is part of the address. */
export function EventPage() {
  const { t } = useTranslation('catalog');
  const { text } = useFormat();
  const { eventId = '' } = useParams();
  const event = useQuery(eventQuery(eventId));
  usePageTitle(event.data && text(event.data.title));

  if (event.data) return <Event event={event.data} />;
  if (isProblem(event.error, 'catalog.event-not-found') || isProblem(event.error, 'request.invalid')) {
    return (
      <EmptyState
        heading="h1"
        title={t('event.not-found')}
        action={<ButtonLink to="/events">{t('list.all')}</ButtonLink>}
      >
        <p>{t('event.not-found-text')}</p>
      </EmptyState>
    );
  }
  if (event.isError) return <ErrorState error={event.error} onRetry={() => void event.refetch()} />;
  return (
    <div className={styles['columns']}>
      <EventHeadSkeleton />
    </div>
  );
}

function Event({ event }: { event: EventDetail }) {
  const { t } = useTranslation('catalog');
  const [params, setParams] = useSearchParams();
  const queryClient = useQueryClient();
  const chosen = event.performances.find(({ id }) => id === params.get('performance')) ?? bestOf(event.performances);
  const performance = useQuery({ ...performanceQuery(chosen?.id ?? ''), enabled: chosen !== undefined });
  const queue = useQuery({
    ...queueStatusQuery(chosen?.id ?? ''),
    enabled: chosen !== undefined,
    refetchInterval: QUEUE_EVERY,
  });
  const choose = (id: string) => setParams({ performance: id }, { replace: true, preventScrollReset: true });
  const reload = () => {
    void queryClient.invalidateQueries({ queryKey: eventQuery(event.id).queryKey });
    if (chosen) void queryClient.invalidateQueries({ queryKey: performanceQuery(chosen.id).queryKey });
    void queue.refetch();
  };

  return (
    <>
      <div className={styles['columns']}>
        <EventHead event={event} />
        {chosen ? (
          <aside className={styles['side']} aria-label={t('buy.title')}>
            <div className={styles['card']}>
              <PerformancePicker performances={event.performances} chosen={chosen} onChoose={choose} />
              {performance.isError && <Notice tone="warning">{t('buy.prices-failed')}</Notice>}
              <PriceList grades={performance.data?.grades} event={event} isLoading={performance.isPending} />
              <div className={styles['action']}>
                <SaleAction performance={chosen} queue={queue.data} onOpen={reload} />
              </div>
            </div>
          </aside>
        ) : (
          <aside className={styles['side']}>
            <Notice>{t('buy.no-performances')}</Notice>
          </aside>
        )}
        <div className={styles['main']}>
          <EventAbout event={event} />
          {performance.data && <CancellationLadder performance={performance.data} />}
        </div>
      </div>
      {chosen && <BuyBar performance={chosen} queue={queue.data} onOpen={reload} />}
    </>
  );
}

/** The first that can be bought, else the first to come. */
function bestOf(performances: readonly PerformanceSummary[]): PerformanceSummary | undefined {
  return performances.find(({ saleStatus }) => saleStatus === 'on-sale') ?? performances[0];
}
