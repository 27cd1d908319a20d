import { useTranslation } from 'react-i18next';
import type { PerformanceSummary, QueueStatus } from '../../api/types';
import { useFormat } from '../../lib/format';
import styles from './buy-bar.module.css';
import { SaleAction } from './sale-action';

interface BuyBarProps {
  performance: PerformanceSummary;
  queue: QueueStatus | undefined;
  onOpen: () => void;
}

/** On phones the button to buy stays at the lower edge, under the thumb. */
export function BuyBar({ performance, queue, onOpen }: BuyBarProps) {
  const { t } = useTranslation('catalog');
  const { shortDateTime } = useFormat();

  return (
    <section className={styles['bar']} aria-label={t('buy.bar')}>
      <p className={styles['chosen']}>
        <span>{t('buy.chosen')}</span>
        <strong>{shortDateTime(performance.startsAt)}</strong>
      </p>
      <div className={styles['action']}>
        <SaleAction performance={performance} queue={queue} onOpen={onOpen} compact />
      </div>
    </section>
  );
}
