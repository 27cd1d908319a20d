import { useTranslation } from 'react-i18next';
import type { QueueStatus } from '../../../api/types';
import { useFormat } from '../../../lib/format';
import { Countdown } from '../../../ui/countdown';
import { ProblemNotice } from '../../../ui/notice';
import { Spinner } from '../../../ui/spinner';
import type { Queue } from '../use-queue';
import { AlertSettings } from './alert-settings';
import { FairDraw } from './fair-draw';
import { LeaveButton } from './leave-button';
import { ReceiptPanel } from './receipt-panel';
import styles from './scene.module.css';
import { Stub } from './stub';

/** In the pre-queue: joined for certain, nobody knows the place yet. */
export function EnteredScene({ status, queue }: { status: QueueStatus; queue: Queue }) {
  const { t } = useTranslation('waiting-room');
  const { number } = useFormat();
  const { draw, phase } = status;
  const { receipt, join } = queue;
  const isDrawing = phase !== 'PRE_QUEUE';
  return (
    <div className={styles['scene']}>
      <div className={styles['head']}>
        <h2>{t(isDrawing ? 'drawing.title' : 'entered.title')}</h2>
        <p>{t(isDrawing ? 'drawing.text' : 'entered.text')}</p>
      </div>
      <Stub
        label={t(isDrawing ? 'drawing.label' : 'door.until-draw')}
        facts={[
          [t('receipt.number'), receipt ? number(receipt.entrant) : '–'],
          [t('entrants'), t('people', { count: number(draw?.entrants ?? 0) })],
        ]}
      >
        {isDrawing || !draw ? <Spinner size={48} label={t('drawing.title')} /> : <Countdown until={draw.closesAt} />}
      </Stub>
      <ProblemNotice error={join.error} />
      <p className={styles['fine']}>{t('entered.stay')}</p>
      <AlertSettings />
      {receipt && <ReceiptPanel receipt={receipt} />}
      {draw && !isDrawing && <FairDraw draw={draw} />}
      <LeaveButton queue={queue} isPreQueue />
    </div>
  );
}
