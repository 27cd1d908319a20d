import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Booking } from '../../../api/types';
import { useFormat } from '../../../lib/format';
import { Button, ButtonLink } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import styles from './cancellation.module.css';
import { ChangeSeats } from './change-seats';

const SILENT: readonly (string | null)[] = [null, 'CANCELLED', 'NOT_CONFIRMED', 'NOT_ALLOWED', 'STARTED', 'CALLED_OFF'];

/** Whether seats or the date can be changed, until when, and the way to it; and what was changed before. */
export function Changing({ booking }: { booking: Booking }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { changing, changes } = booking;
  const done = changes.filter(({ state }) => state === 'DONE');
  const open = changes.find(({ state, direction }) => direction === 'TO' && (state === 'HELD' || state === 'PAYING'));
  const isSilent = !changing.possible && SILENT.includes(changing.reason);
  if (isSilent && done.length === 0 && !open) return null;
  const labelsOf = (seatIds: readonly string[]): string =>
    booking.seats
      .filter(({ seatId }) => seatIds.includes(seatId))
      .map(({ label }) => format.text(label))
      .join(', ');
  return (
    <section className={styles['cancellation']} aria-labelledby="changing-title">
      <h2 id="changing-title" className={styles['heading']}>
        {t(changing.otherDates ? 'change.heading' : 'change.heading-seats')}
      </h2>
      {open && (
        <Notice tone="warning">
          <p>{t('change.open-one')}</p>
          <ButtonLink size="sm" to={`/checkout/${open.bookingId}`}>
            {t('change.go-on', { amount: format.won(open.difference) })}
          </ButtonLink>
        </Notice>
      )}
      {done.map(({ id, direction, oldSeatIds, bookingId, bookingNumber, startsAt }) => (
        <Notice key={id}>
          <p>{t(`change.done.${direction}`, { seats: labelsOf(oldSeatIds), at: format.shortDateTime(startsAt) })}</p>
          <Link to={`/bookings/${bookingId}`}>
            {t(direction === 'TO' ? 'change.see-new' : 'change.see-old', { number: bookingNumber })}
          </Link>
        </Notice>
      ))}
      {changing.possible && changing.until && (
        <>
          <p className={styles['note']}>
            {t('change.until', { at: format.deadline(changing.until) })}{' '}
            {changing.feePerTicket > 0 && t('change.fee', { amount: format.won(changing.feePerTicket) })}
          </p>
          <Button variant="secondary" onClick={() => setOpen(true)}>
            {t(changing.otherDates ? 'change.start' : 'change.start-seats')}
          </Button>
        </>
      )}
      {!changing.possible && !isSilent && <p className={styles['note']}>{t(`change.not.${changing.reason}`)}</p>}
      {isOpen && <ChangeSeats booking={booking} onClose={() => setOpen(false)} />}
    </section>
  );
}
