import { useNavigation } from 'react-router';
import styles from './progress.module.css';

/** A thin line at the top edge while the next page is fetched. */
export function Progress() {
  return useNavigation().state === 'idle' ? null : <div className={styles['progress']} aria-hidden="true" />;
}
