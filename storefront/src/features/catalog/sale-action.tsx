import { useTranslation } from 'react-i18next';
import type { PerformanceSummary, QueueStatus } from '../../api/types';
import { useFormat } from '../../lib/format';
import { Button, ButtonLink } from '../../ui/button';
import { Countdown } from '../../ui/countdown';
import { leadsToQueue, QueueAction } from './queue-action';
import styles from './sale-action.module.css';

interface SaleActionProps {
  performance: PerformanceSummary;
  /** How its queue goes; undefined while nobody knows. Then the seats are the way, and they say so if there is one. */
  queue?: QueueStatus | undefined;
  /** Told when the moment of opening has come. */
  onOpen: () => void;
  /** Without the line about what happens and when, where there is no room. */
  compact?: boolean;
}

/** The one thing to do about a performance now: choose seats, wait for the opening, or look at the seat map. */
export function SaleAction({ performance, queue, onOpen, compact = false }: SaleActionProps) {
  const { t } = useTranslation('catalog');
  const { shortDateTime } = useFormat();
  const { saleStatus, saleOpensAt, saleClosesAt } = performance;
  const seats = `/performances/${performance.id}/seats`;

  if (queue && leadsToQueue(queue, saleStatus))
    return <QueueAction performance={performance} queue={queue} onOpen={onOpen} compact={compact} />;
  if (saleStatus === 'on-sale') {
    return (
      <div className={styles['action']}>
        <ButtonLink to={seats} size="lg" block>
          {t('buy.choose-seats')}
        </ButtonLink>
        {!compact && <p className={styles['note']}>{t('buy.closes', { at: shortDateTime(saleClosesAt) })}</p>}
      </div>
    );
  }
  if (saleStatus === 'upcoming') {
    return (
      <div className={styles['action']}>
        {!compact && <p className={styles['note']}>{t('buy.opens', { at: shortDateTime(saleOpensAt) })}</p>}
        <Button size="lg" block disabled>
          <span className={styles['waiting']}>
            {t('buy.opens-in')} <Countdown until={saleOpensAt} onEnd={onOpen} />
          </span>
        </Button>
        {!compact && <Preview to={seats} />}
      </div>
    );
  }
  return (
    <div className={styles['action']}>
      <Button size="lg" block disabled>
        {t(saleStatus === 'sold-out' ? 'buy.sold-out' : 'buy.closed')}
      </Button>
      {!compact && saleStatus === 'sold-out' && <Preview to={seats} />}
    </div>
  );
}

function Preview({ to }: { to: string }) {
  const { t } = useTranslation('catalog');
  return (
    <ButtonLink to={to} variant="ghost" icon="map" block>
      {t('buy.preview')}
    </ButtonLink>
  );
}
