import { useIsFetching } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from 'react-router';
import { keptShown } from '../../api/kept-answers';
import { useFormat } from '../../lib/format';
import { Icon } from '../../ui/icon';
import styles from './network-notice.module.css';

/** Waiting this long for the first content of a page is slow, milliseconds. */
const SLOW = 4000;

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/**
 * Says so when the device has lost its network (what is on screen may be old, and nothing can be booked), when what is on
 * screen was kept on this device, and of when it is, or when an answer has been awaited for long, so that nobody presses twice.
 */
export function NetworkNotice() {
  const { t } = useTranslation('app');
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  const isSlow = useIsSlow();
  const keptAt = useSyncExternalStore(keptShown.subscribe, keptShown.get);
  const format = useFormat();
  const text = keptAt
    ? t('kept', { at: format.shortDateTime(keptAt) })
    : !isOnline
      ? t('offline')
      : isSlow && t('slow');
  return (
    <div role="status">
      {text && (
        <p className={styles['notice']}>
          <Icon name="alert" size={18} />
          {text}
        </p>
      )}
    </div>
  );
}

/** Whether a page or its first data has been on its way for too long. Quiet refreshes of what is shown do not count. */
function useIsSlow(): boolean {
  const isMoving = useNavigation().state !== 'idle';
  const pending = useIsFetching({ predicate: ({ state }) => state.status === 'pending' });
  const isWaiting = isMoving || pending > 0;
  const [isSlow, setSlow] = useState(false);

  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => setSlow(true), SLOW);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isWaiting]);

  return isSlow;
}
