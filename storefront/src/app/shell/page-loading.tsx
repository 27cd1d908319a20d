import { useTranslation } from 'react-i18next';
import { Spinner } from '../../ui/spinner';
import styles from './page-loading.module.css';

/** A page is on its way. Drawn only after a moment, so that fast pages do not flicker. */
export function PageLoading() {
  const { t } = useTranslation('ui');
  return (
    <div className={styles['loading']} role="status">
      <Spinner size={32} label={t('loading')} />
    </div>
  );
}
