import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon';
import type { FeedState } from '../status/seat-feed';
import styles from './feed-notice.module.css';

/** Tells when what is shown may lag behind. Silent while all is well. */
export function FeedNotice({ state }: { state: FeedState }) {
  const { t } = useTranslation('seat-map');
  const isBehind = state === 'polling' || state === 'offline';
  return (
    <p className={styles['notice']} role="status" data-shown={isBehind || undefined}>
      {isBehind && (
        <>
          <Icon name={state === 'offline' ? 'alert' : 'refresh'} size={16} />
          {t(`feed.${state}`)}
        </>
      )}
    </p>
  );
}
