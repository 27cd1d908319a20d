import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { performanceQuery } from '../../api/queries/get-performance';
import { queueStatusQuery } from '../../api/queries/get-queue';
import { useAccount } from '../../api/session';
import type { Receipt } from '../../api/types';
import { useFormat } from '../../lib/format';
import { receiptsOf } from '../../lib/kept-receipts';
import { usePageTitle } from '../../lib/use-page-title';
import { Notice } from '../../ui/notice';
import { Spinner } from '../../ui/spinner';
import { EmptyState, ErrorState } from '../../ui/states';
import { readDropped } from './check-draw';
import { DropField } from './components/drop-field';
import { OnYourOwn } from './components/on-your-own';
import { ReceiptResult } from './components/receipt-result';
import { DrawResult } from './components/draw-result';
import { drawQuery } from './get-draw';
import styles from './draw-page.module.css';

/** /draws/:performanceId: whether an order was drawn as announced, found out in this browser and not by us. */
export function DrawPage() {
  const { performanceId = '' } = useParams();
  return <Draw key={performanceId} performanceId={performanceId} />;
}

function Draw({ performanceId }: { performanceId: string }) {
  const { t } = useTranslation('draw');
  const { text, dateTime } = useFormat();
  const accountId = useAccount()?.id;
  const performance = useQuery(performanceQuery(performanceId));
  const published = useQuery(drawQuery(performanceId));
  const status = useQuery(queueStatusQuery(performanceId));
  const [dropped, setDropped] = useState<{ draw: unknown; name: string }>();
  const [droppedReceipt, setDroppedReceipt] = useState<Receipt>();
  const [isUnreadable, setUnreadable] = useState(false);
  usePageTitle(t('title'));

  const kept = receiptsOf<Receipt>(accountId).find((one) => one.performanceId === performanceId)?.receipt;
  const receipt = droppedReceipt ?? kept;
  const file = dropped ? dropped.draw : published.data;

  const take = (name: string, content: string) => {
    const found = readDropped(content);
    setUnreadable(found === null);
    if (found && 'draw' in found) setDropped({ draw: found.draw, name });
    if (found && 'receipt' in found) setDroppedReceipt(found.receipt);
  };

  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <h1>{t('title')}</h1>
        <p>{t('lead')}</p>
        {performance.data && (
          <p className={styles['what']}>
            <Link to={`/events/${performance.data.event.id}`}>{text(performance.data.event.title)}</Link>
            <time dateTime={performance.data.startsAt}>{dateTime(performance.data.startsAt)}</time>
          </p>
        )}
      </header>

      {dropped && (
        <Notice>
          {t('from-file', { name: dropped.name })}{' '}
          <button type="button" className={styles['again']} onClick={() => setDropped(undefined)}>
            {t('published-again')}
          </button>
        </Notice>
      )}
      {file === undefined && published.isPending && (
        <div className={styles['wait']} role="status">
          <Spinner size={32} label={t('loading')} />
        </div>
      )}
      {published.isError && !dropped && <ErrorState error={published.error} onRetry={() => void published.refetch()} />}
      {file === null && (
        <EmptyState icon="clock" title={t('none.title')}>
          <p>{status.data?.draw ? t('none.later', { at: dateTime(status.data.draw.closesAt) }) : t('none.never')}</p>
        </EmptyState>
      )}
      {file !== undefined && file !== null && (
        <>
          <DrawResult file={file} announced={dropped ? undefined : status.data?.draw} />
          <ReceiptResult file={file} receipt={receipt} />
        </>
      )}
      <DropField onFile={take} isUnreadable={isUnreadable} />
      <OnYourOwn performanceId={performanceId} isPublished={Boolean(published.data)} />
    </div>
  );
}
