import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { PerformanceSummary } from '../../api/types';
import { useFormat } from '../../lib/format';
import styles from './buy-bar.module.css';
import { SaleAction } from './sale-action';

/** On phones the button to buy stays at the lower edge, under the thumb. */
export function BuyBar({ performance, onOpen }: { performance: PerformanceSummary; onOpen: () => void }) {
  const { t } = useTranslation('catalog');
  const { shortDateTime } = useFormat();

  // Toasts and the end of the page keep clear of it.
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--toast-lift', '5.5rem');
    style.setProperty('--footer-lift', '5.5rem');
    return () => {
      style.removeProperty('--toast-lift');
      style.removeProperty('--footer-lift');
    };
  }, []);

  return (
    <section className={styles['bar']} aria-label={t('buy.bar')}>
      <p className={styles['chosen']}>
        <span>{t('buy.chosen')}</span>
        <strong>{shortDateTime(performance.startsAt)}</strong>
      </p>
      <div className={styles['action']}>
        <SaleAction performance={performance} onOpen={onOpen} compact />
      </div>
    </section>
  );
}
