import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DrawFile, Receipt } from '../../../api/types';
import { useFormat } from '../../../lib/format';
import { Notice } from '../../../ui/notice';
import { checkDraw, checkReceipt } from '../check-draw';
import { ticketKeysQuery } from '../get-draw';
import { CheckList } from './check-list';
import styles from './result.module.css';
import { Verdict } from './verdict';

/** Where the person's own receipt stands in the draw, and whether everything before it is as it was. */
export function ReceiptResult({ file, receipt }: { file: unknown; receipt: Receipt | undefined }) {
  const { t } = useTranslation('draw');
  const { number } = useFormat();
  const keys = useQuery({ ...ticketKeysQuery(), enabled: receipt !== undefined });
  const { data: report } = useQuery({
    queryKey: ['receipt-check', file, receipt, keys.data],
    queryFn: async () => {
      // What is no draw at all has no places to look in.
      const { checks } = await checkDraw(file);
      return receipt && checks[0]?.isOk ? checkReceipt(file as DrawFile, receipt, keys.data) : null;
    },
    enabled: receipt !== undefined && !keys.isPending,
    gcTime: 0,
  });
  if (!receipt) return <Notice>{t('receipt.none')}</Notice>;
  if (!report) return null;
  return (
    <section className={styles['result']}>
      <h2 className={styles['title']}>{t('receipt.title', { number: number(receipt.entrant) })}</h2>
      <Verdict
        isValid={report.isValid}
        title={
          report.isValid && report.place ? t('receipt.valid', { place: number(report.place) }) : t('receipt.invalid')
        }
      >
        {t(report.isValid ? 'receipt.valid-text' : 'receipt.invalid-text')}
      </Verdict>
      <div className={styles['panel']}>
        <CheckList checks={report.checks} />
      </div>
      {report.isUnsigned && <Notice>{t('receipt.unsigned')}</Notice>}
    </section>
  );
}
