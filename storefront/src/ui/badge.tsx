import type { ReactNode } from 'react';
import { classNames } from '../lib/class-names';
import styles from './badge.module.css';

export type Tone = 'neutral' | 'accent' | 'success' | 'notice' | 'danger' | 'info';

/** A word about the state of something. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={classNames(styles['badge'], styles[tone])}>{children}</span>;
}
