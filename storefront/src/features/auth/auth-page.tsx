import type { ReactNode } from 'react';
import styles from './auth-page.module.css';

/** The narrow page of signing in and what belongs to it. */
export function AuthPage({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles['page']}>
      <h1 className={styles['title']}>{title}</h1>
      {lead && <div className={styles['lead']}>{lead}</div>}
      <div className={styles['body']}>{children}</div>
    </div>
  );
}
