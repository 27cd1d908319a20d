import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../lib/use-now';
import styles from './countdown.module.css';

interface CountdownProps {
  /** The instant it counts down to, by the server's clock. */
  until: string;
  onEnd?: () => void;
  /** `clock` prints 4:59; `words` prints days, hours, minutes and seconds. */
  as?: 'clock' | 'words';
}

/** The time that is left. Ticks silently; what must be heard is announced by whoever shows it. */
export function Countdown({ until, onEnd, as = 'words' }: CountdownProps) {
  const { t } = useTranslation('ui');
  const end = new Date(until).getTime();
  const left = Math.max(0, Math.ceil((end - useNow(500)) / 1000));
  const isOver = left === 0;

  useEffect(() => {
    if (isOver) onEnd?.();
    // Said once, when the time is over; a new `onEnd` alone is no news.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isOver]);

  const parts = split(left);
  const text =
    as === 'clock'
      ? t('countdown.clock', {
          minutes: parts.days * 1440 + parts.hours * 60 + parts.minutes,
          seconds: pad(parts.seconds),
        })
      : parts.days > 0
        ? t('countdown.days', {
            ...parts,
            hours: pad(parts.hours),
            minutes: pad(parts.minutes),
            seconds: pad(parts.seconds),
          })
        : t('countdown.hours', { hours: pad(parts.hours), minutes: pad(parts.minutes), seconds: pad(parts.seconds) });
  return (
    <span role="timer" aria-live="off" className={styles['countdown']}>
      {text}
    </span>
  );
}

function split(seconds: number) {
  return {
    days: Math.floor(seconds / 86_400),
    hours: Math.floor(seconds / 3600) % 24,
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  };
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
