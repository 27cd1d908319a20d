import styles from './spinner.module.css';

/** Something is being done. `size` in pixels. */
export function Spinner({ size = 24, label }: { size?: number; label: string }) {
  return (
    <svg className={styles['spinner']} width={size} height={size} viewBox="0 0 24 24" role="img" aria-label={label}>
      <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" strokeWidth="2.5" opacity="0.25" />
      <path d="M12 3a9 9 0 0 1 9 9" fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
    </svg>
  );
}
