import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Receipt } from '../../../api/types';
import { useFormat } from '../../../lib/format';
import { saveJson } from '../../../lib/save-file';
import { Button } from '../../../ui/button';
import { toast } from '../../../ui/toast';
import styles from './scene.module.css';

/** The proof of having joined: to keep, and to check the draw with afterwards. */
export function ReceiptPanel({ receipt, place = null }: { receipt: Receipt; place?: number | null }) {
  const { t } = useTranslation('waiting-room');
  const { number, dateTime } = useFormat();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(JSON.stringify(receipt));
      toast(t('receipt.copied'), 'success');
    } catch {
      toast(t('receipt.not-copied'), 'danger');
    }
  };
  return (
    <section className={styles['panel']} aria-labelledby="receipt-title">
      <h3 id="receipt-title">{t('receipt.title', { number: number(receipt.entrant) })}</h3>
      <p>
        {place === null
          ? t('receipt.text', { at: dateTime(receipt.joinedAt) })
          : t('receipt.drawn', { place: number(place) })}{' '}
        <Link to={`/draws/${receipt.performanceId}`}>{t('receipt.check')}</Link>
      </p>
      <div className={styles['row']}>
        <Button
          size="sm"
          variant="secondary"
          icon="download"
          onClick={() => saveJson(`tiketi-receipt-${receipt.entrant}.json`, receipt)}
        >
          {t('receipt.save')}
        </Button>
        <Button size="sm" variant="ghost" icon="copy" onClick={() => void copy()}>
          {t('receipt.copy')}
        </Button>
      </div>
      <p className={styles['code']}>{receipt.link}</p>
    </section>
  );
}
