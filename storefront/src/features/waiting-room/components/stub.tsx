import type { ReactNode } from 'react';
import styles from './stub.module.css';

interface StubProps {
  /** What the large words are. */
  label: string;
  /** The one thing to see. */
  children: ReactNode;
  /** Below the perforation: names and values. */
  facts?: readonly (readonly [name: string, value: ReactNode])[];
  tone?: 'plain' | 'inverse';
}

/** The upper part of a paper ticket: one large word or number, and below the perforation what belongs to it. */
export function Stub({ label, children, facts = [], tone = 'plain' }: StubProps) {
  return (
    <section className={styles['stub']} data-tone={tone} aria-label={label}>
      <div className={styles['main']}>
        <p className={styles['label']}>{label}</p>
        <div className={styles['value']}>{children}</div>
      </div>
      {facts.length > 0 && (
        <dl className={styles['facts']}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
