import type { ReactNode } from 'react';
import { Icon } from '../../../ui/icon';
import styles from './result.module.css';

/** Yes or no, large. */
export function Verdict({ isValid, title, children }: { isValid: boolean; title: string; children: ReactNode }) {
  return (
    <div className={styles['verdict']} data-valid={isValid} role={isValid ? 'status' : 'alert'}>
      <span className={styles['sign']}>
        <Icon name={isValid ? 'check' : 'close'} size={32} />
      </span>
      <h2>{title}</h2>
      <p>{children}</p>
    </div>
  );
}
