import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../api/types';
import { useFormat } from '../../../lib/format';
import { IconButton } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { svgUri } from './ticket-card';
import styles from './ticket-viewer.module.css';

interface TicketViewerProps {
  tickets: readonly Ticket[];
  /** Which one to show first. */
  start: number;
  /** They let their buyer in, and are not handed on to anybody else. */
  isFrozen: boolean;
  onClose: () => void;
}

/** The code as large as the screen, for the gate: white all over, awake, one ticket after the other. */
export function TicketViewer({ tickets, start, isFrozen, onClose }: TicketViewerProps) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const dialog = useRef<HTMLDialogElement>(null);
  const [at, setAt] = useState(start);
  const ticket = tickets[at];
  useAwakeScreen();

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  if (!ticket) return null;
  return (
    <dialog
      ref={dialog}
      className={styles['viewer']}
      aria-label={t('viewer.label')}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight') setAt(Math.min(tickets.length - 1, at + 1));
        if (event.key === 'ArrowLeft') setAt(Math.max(0, at - 1));
      }}
    >
      <div className={styles['close']}>
        <IconButton icon="close" label={t('viewer.close')} onClick={onClose} />
      </div>
      <div className={styles['body']} aria-live="polite">
        <p className={styles['seat']}>{format.text(ticket.seat.label)}</p>
        <p className={styles['grade']}>{format.text(ticket.seat.grade.name)}</p>
        <img
          className={styles['code']}
          src={svgUri(ticket.qrSvg)}
          alt={t('ticket.qr', { seat: format.text(ticket.seat.label) })}
        />
        <p className={styles['serial']}>{ticket.code}</p>
        {isFrozen && <p className={styles['hint']}>{t('tickets.frozen')}</p>}
        <p className={styles['hint']}>
          <Icon name="sun" size={18} />
          {t('viewer.bright')}
        </p>
      </div>
      {tickets.length > 1 && (
        <div className={styles['turn']}>
          <IconButton
            icon="chevron-left"
            label={t('viewer.previous')}
            disabled={at === 0}
            onClick={() => setAt(at - 1)}
          />
          <span>{t('ticket.place', { number: at + 1, of: tickets.length })}</span>
          <IconButton
            icon="chevron-right"
            label={t('viewer.next')}
            disabled={at === tickets.length - 1}
            onClick={() => setAt(at + 1)}
          />
        </div>
      )}
    </dialog>
  );
}

/** A phone that goes dark in front of the gate holds up the line. */
function useAwakeScreen(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let isOver = false;
    if ('wakeLock' in navigator) {
      navigator.wakeLock.request('screen').then(
        (granted) => {
          lock = granted;
          if (isOver) void granted.release();
        },
        () => undefined,
      );
    }
    return () => {
      isOver = true;
      void lock?.release();
    };
  }, []);
}
