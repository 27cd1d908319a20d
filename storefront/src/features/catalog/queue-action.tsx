import { useTranslation } from 'react-i18next';
import type { PerformanceSummary, QueueStatus, SaleStatus } from '../../api/types';
import { useFormat } from '../../lib/format';
import { Button, ButtonLink } from '../../ui/button';
import { Countdown } from '../../ui/countdown';
import styles from './sale-action.module.css';

interface QueueActionProps {
  performance: PerformanceSummary;
  queue: QueueStatus;
  /** Told when the queue opens. */
  onOpen: () => void;
  compact: boolean;
}

/** Whether the way to the seats goes through a queue now. A queue that begins later in a running sale is not in the way yet. */
export function leadsToQueue({ phase }: QueueStatus, saleStatus: SaleStatus): boolean {
  if (phase === 'OFF' || phase === 'CLOSED' || saleStatus === 'closed' || saleStatus === 'sold-out') return false;
  return saleStatus === 'upcoming' || phase === 'DRAWING' || phase === 'OPEN' || phase === 'PAUSED';
}

/** In place of the button to the seats, where a queue stands in front of them. */
export function QueueAction({ performance, queue, onOpen, compact }: QueueActionProps) {
  const { t } = useTranslation('catalog');
  const { shortDateTime, number } = useFormat();
  const room = `/performances/${performance.id}/queue`;
  const { phase, entranceOpensAt, draw, waiting } = queue;

  if (phase === 'BEFORE' && entranceOpensAt) {
    return (
      <div className={styles['action']}>
        {!compact && <p className={styles['note']}>{t('queue.opens', { at: shortDateTime(entranceOpensAt) })}</p>}
        <Button size="lg" block disabled>
          <span className={styles['waiting']}>
            {t('queue.opens-in')} <Countdown until={entranceOpensAt} onEnd={onOpen} />
          </span>
        </Button>
        {!compact && (
          <ButtonLink to={room} variant="ghost" block>
            {t('queue.how')}
          </ButtonLink>
        )}
      </div>
    );
  }
  const isPre = phase === 'PRE_QUEUE';
  return (
    <div className={styles['action']}>
      <ButtonLink to={room} state={{ join: true }} size="lg" block>
        {t(isPre ? 'queue.join-draw' : 'queue.join')}
      </ButtonLink>
      {!compact && (
        <p className={styles['note']}>
          {isPre && draw
            ? t('queue.draw-at', { at: shortDateTime(draw.closesAt) })
            : t('queue.waiting', { people: number(waiting) })}
        </p>
      )}
    </div>
  );
}
