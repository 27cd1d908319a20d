import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams, useSearchParams } from 'react-router';
import { performanceQuery } from '../../api/queries/get-performance';
import { useSession } from '../../api/session';
import { useFormat } from '../../lib/format';
import { usePageTitle } from '../../lib/use-page-title';
import { ErrorState } from '../../ui/states';
import { Spinner } from '../../ui/spinner';
import { drawingQuery, isQueued, seatAccessQuery, seatMapQuery } from './api/get-seat-map';
import { changeOf } from '../../lib/change-path';
import { SeatPicker } from './components/seat-picker';
import styles from './seat-map-page.module.css';

/**
 * /performances/:performanceId/seats: choose seats on a map or a list, and hold them; with ?change= in place of seats that
 * are paid for.
 */
export function SeatMapPage() {
  const { performanceId = '' } = useParams();
  const [search] = useSearchParams();
  const { t } = useTranslation('seat-map');
  const format = useFormat();
  const performance = useQuery(performanceQuery(performanceId));
  const isReady = useSession().status !== 'unknown';
  const access = useQuery({ ...seatAccessQuery(performanceId), enabled: isReady });
  const seatMap = useQuery(seatMapQuery(performanceId));
  const drawing = useQuery({
    ...drawingQuery(seatMap.data?.drawingUrl ?? ''),
    enabled: seatMap.data !== undefined,
  });
  const title = performance.data && `${t('page.title')} · ${format.text(performance.data.event.title)}`;
  usePageTitle(title);

  if (isQueued(access.error))
    return <Navigate to={`/performances/${performanceId}/queue?${search.toString()}`} replace />;
  const failed = [performance, seatMap, drawing].find(({ error }) => error !== null);
  if (failed) {
    return (
      <div className={styles['wait']}>
        <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
      </div>
    );
  }
  if (!performance.data || !seatMap.data || !drawing.data || access.isPending) {
    return (
      <div className={styles['wait']} role="status">
        <Spinner size={32} label={t('page.loading')} />
      </div>
    );
  }
  return (
    <SeatPicker
      key={performanceId}
      performance={performance.data}
      seatMap={seatMap.data}
      drawing={drawing.data}
      change={changeOf(search)}
      onSaleMoved={() => void performance.refetch()}
    />
  );
}
