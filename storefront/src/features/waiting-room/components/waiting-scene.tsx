import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueStatus } from '../../../api/types';
import { useFormat } from '../../../lib/format';
import { Notice } from '../../../ui/notice';
import { type KnownPlace, progressOf } from '../line/my-turn';
import type { Queue } from '../use-queue';
import { AlertSettings } from './alert-settings';
import { LeaveButton } from './leave-button';
import { ReceiptPanel } from './receipt-panel';
import styles from './scene.module.css';
import { Stub } from './stub';

interface WaitingSceneProps {
  status: QueueStatus;
  place: KnownPlace;
  queue: Queue;
}

/** In line: how many are ahead, how long it takes, and what happens when one looks away. */
export function WaitingScene({ status, place, queue }: WaitingSceneProps) {
  const { t } = useTranslation('waiting-room');
  const { number } = useFormat();
  const { phase, admittedPerMinute } = status;
  const progress = progressOf(place, status);
  const ahead = progress?.ahead ?? 0;
  const share = useShareDone(ahead);
  const isSlow = phase === 'OPEN' && admittedPerMinute === 0 && ahead > 0;
  const wait = useWait(progress?.etaSeconds ?? null);

  return (
    <div className={styles['scene']}>
      {phase === 'PAUSED' && (
        <Notice tone="warning">
          <strong>{t('paused.title')}</strong>
          <p>{t('paused.text')}</p>
        </Notice>
      )}
      {isSlow && <Notice>{t('slow')}</Notice>}
      {phase === 'DRAWING' && <Notice>{t('waiting.behind-draw')}</Notice>}
      <Stub
        label={t(ahead === 0 ? 'waiting.now' : 'waiting.ahead')}
        facts={[
          [t('waiting.place'), t('waiting.place-value', { place: number(place.place ?? 0) })],
          [t('waiting.eta'), wait],
          [t('waiting.pace'), t('people', { count: number(admittedPerMinute) })],
        ]}
      >
        {ahead === 0 ? (
          t('waiting.next')
        ) : (
          <>
            {number(ahead)}
            <small>{t('people-unit', { count: ahead })}</small>
          </>
        )}
      </Stub>
      <div
        className={styles['bar']}
        role="progressbar"
        aria-label={t('waiting.progress')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
      >
        <i style={{ transform: `scaleX(${share})` }} />
      </div>
      <p className={styles['fine']}>{t('waiting.keep')}</p>
      <AlertSettings />
      {queue.receipt && <ReceiptPanel receipt={queue.receipt} place={place.place} />}
      <LeaveButton queue={queue} />
    </div>
  );
}

/** How much of the way since the page was opened is behind; a first small step shows that the bar is one. */
function useShareDone(ahead: number): number {
  const [most, setMost] = useState(ahead);
  if (ahead > most) setMost(ahead);
  return Math.max(0.02, most === 0 ? 1 : 1 - ahead / most);
}

function useWait(seconds: number | null): string {
  const { t } = useTranslation('waiting-room');
  if (seconds === null) return t('wait.unknown');
  if (seconds < 60) return t('wait.soon');
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 100) return t('wait.minutes', { minutes });
  return t('wait.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
