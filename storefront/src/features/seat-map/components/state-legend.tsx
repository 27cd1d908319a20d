import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './state-legend.module.css';

const SHAPES = {
  free: (
    <>
      <rect x="3" y="3" width="14" height="14" rx="4" fill="var(--ink-2)" />
      <path d="M3 12.500h14v.500a4 4 0 0 1-4 4H7a4 4 0 0 1-4-4z" fill="rgb(0 0 0 / 0.25)" />
    </>
  ),
  mine: (
    <>
      <rect x="2.5" y="2.5" width="15" height="15" rx="4" fill="var(--accent)" stroke="var(--ink)" strokeWidth="1.5" />
      <path d="m6.3 10.3 2.6 2.6 4.8-5.4" fill="none" stroke="var(--on-accent)" strokeWidth="2" strokeLinecap="round" />
    </>
  ),
  held: (
    <>
      <rect x="3.5" y="3.5" width="13" height="13" rx="4" fill="none" stroke="var(--ink-3)" strokeWidth="1.3" />
      <path d="m5.5 11 5.5-5.500m-2 9 5.5-5.5" stroke="var(--ink-3)" strokeWidth="1.3" strokeLinecap="round" />
    </>
  ),
  sold: <path d="m7 7 6 6m0-6-6 6" stroke="var(--ink-disabled)" strokeWidth="1.8" strokeLinecap="round" />,
  wheelchair: (
    <>
      <rect x="2" y="2" width="16" height="16" rx="4" fill="var(--ink-2)" />
      <g fill="none" stroke="var(--surface)" strokeWidth="1.5" strokeLinecap="round">
        <path d="M9.3 7.300v3.500h3l1.5 3.400M9.3 8.800h2.6" />
        <path d="M7.3 8.900a3.2 3.2 0 1 0 4 4.7" />
      </g>
      <circle cx="9.3" cy="5" r="1.1" fill="var(--surface)" />
    </>
  ),
  restricted: (
    <>
      <rect x="3" y="4.5" width="14" height="13" rx="4" fill="var(--ink-2)" opacity="0.55" />
      <rect x="2" y="1.5" width="16" height="2.4" rx="1" fill="var(--ink)" />
    </>
  ),
} satisfies Record<string, ReactNode>;

const KEYS = Object.keys(SHAPES) as (keyof typeof SHAPES)[];

/** What the shapes on the map mean, without any colour. */
export function StateLegend() {
  const { t } = useTranslation('seat-map');
  return (
    // On a phone it scrolls sideways: the keyboard must reach what does.
    <ul className={styles['legend']} aria-label={t('states.label')} tabIndex={0}>
      {KEYS.map((key) => (
        <li key={key} className={styles['item']}>
          <svg width="18" height="18" viewBox="0 0 20 20" aria-hidden="true">
            {SHAPES[key]}
          </svg>
          {t(`states.${key}`)}
        </li>
      ))}
    </ul>
  );
}
