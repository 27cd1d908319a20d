import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../lib/use-now';
import { Icon } from '../../../ui/icon';
import { VisuallyHidden } from '../../../ui/visually-hidden';
import styles from './hold-clock.module.css';

interface HoldClockProps {
  /** The instant the seats go back, by the server's clock. */
  expiresAt: string;
  onEnd: () => void;
}

/** Screen readers hear these many seconds before the end. */
const SPOKEN = [60, 30, 10];
const HURRY = 60;
const WHOLE = 300;

/** How long the seats are still held: a clock, a bar, and near the end words. */
export function HoldClock({ expiresAt, onEnd }: HoldClockProps) {
  const { t } = useTranslation('checkout');
  const end = new Date(expiresAt).getTime();
  const left = Math.max(0, Math.ceil((end - useNow(250)) / 1000));
  const isHurry = left <= HURRY;
  const said = useSpokenTime(left);
  const ended = useRef<string>(undefined);

  useEffect(() => {
    if (left > 0 || ended.current === expiresAt) return;
    ended.current = expiresAt;
    onEnd();
  }, [left, expiresAt, onEnd]);

  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  return (
    <div className={styles['clock']} data-hurry={isHurry || undefined}>
      <Icon name={isHurry ? 'alert' : 'clock'} size={20} />
      <span className={styles['text']}>{t(isHurry ? 'clock.hurry' : 'clock.left')}</span>
      <span className={styles['time']} role="timer" aria-live="off">
        {clock}
      </span>
      <span className={styles['bar']} aria-hidden="true">
        <i style={{ scale: `${Math.min(1, left / WHOLE)} 1` }} />
      </span>
      <VisuallyHidden>
        <span role="status" aria-live="assertive">
          {said !== null && t('clock.spoken', { count: said })}
        </span>
      </VisuallyHidden>
    </div>
  );
}

/** The threshold last passed while watching; null before. Those long gone when the page opens stay silent. */
function useSpokenTime(left: number): number | null {
  const [opened] = useState(left);
  const passed = SPOKEN.filter((threshold) => left <= threshold && opened > threshold);
  return left > 0 ? (passed.at(-1) ?? null) : null;
}
