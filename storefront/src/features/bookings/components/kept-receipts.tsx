import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAccount } from '../../../api/session';
import type { Receipt } from '../../../api/types';
import { useFormat } from '../../../lib/format';
import { receiptsOf } from '../../../lib/kept-receipts';
import { saveJson } from '../../../lib/save-file';
import { Button } from '../../../ui/button';
import styles from './kept-receipts.module.css';

/** Draws this person joined from this browser: back to the place, the proof, and how to check it. */
export function KeptReceipts() {
  const { t } = useTranslation('bookings');
  const { text, shortDateTime, number } = useFormat();
  const kept = receiptsOf<Receipt>(useAccount()?.id);
  if (kept.length === 0) return null;
  return (
    <section className={styles['receipts']} aria-labelledby="receipts-title">
      <h2 id="receipts-title">{t('receipts.title')}</h2>
      <ul>
        {kept.map(({ performanceId, title, startsAt, receipt }) => (
          <li key={performanceId}>
            <div>
              <Link to={`/performances/${performanceId}/queue`}>{text(title)}</Link>
              <p>
                {shortDateTime(startsAt)} · {t('receipts.number', { number: number(receipt.entrant) })}
              </p>
            </div>
            <div className={styles['ways']}>
              <Link to={`/draws/${performanceId}`}>{t('receipts.check')}</Link>
              <Button
                size="sm"
                variant="ghost"
                icon="download"
                onClick={() => saveJson(`tiketi-receipt-${receipt.entrant}.json`, receipt)}
              >
                {t('receipts.save')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
