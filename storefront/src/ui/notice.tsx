import type { ReactNode } from 'react';
import { useProblemText } from '../api/problem-text';
import { classNames } from '../lib/class-names';
import { Icon } from './icon';
import styles from './notice.module.css';

interface NoticeProps {
  tone?: 'info' | 'success' | 'warning' | 'danger';
  /** Announced at once by screen readers: for what has just gone wrong. */
  urgent?: boolean;
  children: ReactNode;
}

/** A box within the page that says something about what is around it. */
export function Notice({ tone = 'info', urgent = false, children }: NoticeProps) {
  const icon = tone === 'info' ? 'info' : tone === 'success' ? 'check' : 'alert';
  return (
    <div role={urgent ? 'alert' : undefined} className={classNames(styles['notice'], styles[tone])}>
      <Icon name={icon} size={20} />
      <div className={styles['content']}>{children}</div>
    </div>
  );
}

/** Why a request was refused, in the reader's language. Nothing while there is no error. */
export function ProblemNotice({ error }: { error: unknown }) {
  const problemText = useProblemText();
  if (error === null || error === undefined) return null;
  return (
    <Notice tone="danger" urgent>
      {problemText(error)}
    </Notice>
  );
}
