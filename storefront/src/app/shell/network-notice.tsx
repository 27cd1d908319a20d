import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon';
import styles from './network-notice.module.css';

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** Says so when the device has lost its network: what is on screen may be old, and nothing can be booked. */
export function NetworkNotice() {
  const { t } = useTranslation('app');
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status">
      {!isOnline && (
        <p className={styles['notice']}>
          <Icon name="alert" size={18} />
          {t('offline')}
        </p>
      )}
    </div>
  );
}
