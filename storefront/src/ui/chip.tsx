import type { ReactNode } from 'react';
import { classNames } from '../lib/class-names';
import styles from './chip.module.css';

interface ChipProps {
  selected: boolean;
  onSelect: () => void;
  disabled?: boolean;
  children: ReactNode;
}

/** One of several choices that can be pressed. */
export function Chip({ selected, onSelect, disabled = false, children }: ChipProps) {
  return (
    <button type="button" className={styles['chip']} aria-pressed={selected} disabled={disabled} onClick={onSelect}>
      {children}
    </button>
  );
}

/** A row of chips; it scrolls sideways where it does not fit unless told to wrap. */
export function ChipGroup({ label, wrap = false, children }: { label: string; wrap?: boolean; children: ReactNode }) {
  return (
    <div role="group" aria-label={label} className={classNames(styles['group'], wrap && styles['wrap'])}>
      {children}
    </div>
  );
}
