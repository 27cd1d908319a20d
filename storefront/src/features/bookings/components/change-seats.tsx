import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { eventQuery } from '../../../api/queries/get-event';
import type { Booking } from '../../../api/types';
import { useFormat } from '../../../lib/format';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Checkbox } from '../../../ui/field';
import { ProblemNotice } from '../../../ui/notice';
import { Skeleton } from '../../../ui/skeleton';
import { changePath } from '../../../lib/change-path';
import styles from './cancel-seats.module.css';
import own from './change-seats.module.css';

/** Which tickets, and for which date; the new seats are chosen on the map. */
export function ChangeSeats({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const navigate = useNavigate();
  const { performance, changing } = booking;
  const seats = booking.seats.filter(({ state }) => state === 'SOLD');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(seats.map(({ seatId }) => seatId)));
  const [to, setTo] = useState(performance.id);
  const event = useQuery(eventQuery(performance.event.id));
  const dates = (event.data?.performances ?? []).filter(
    ({ id, saleStatus }) => saleStatus === 'on-sale' && (changing.otherDates || id === performance.id),
  );
  const isOffered = dates.some(({ id }) => id === to);
  const seatIds = seats.map(({ seatId }) => seatId).filter((id) => chosen.has(id));

  function toggle(seatId: string): void {
    const next = new Set(chosen);
    if (!next.delete(seatId)) next.add(seatId);
    setChosen(next);
  }

  return (
    <Dialog
      open
      as="sheet"
      title={t(changing.otherDates ? 'change.start' : 'change.start-seats')}
      onClose={onClose}
      footer={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t('change.keep')}
          </Button>
          <Button
            disabled={seatIds.length === 0 || !isOffered}
            onClick={() => void navigate(changePath(to, { bookingId: booking.id, seatIds }))}
          >
            {t('change.choose', { count: seatIds.length })}
          </Button>
        </>
      }
    >
      <div className={styles['body']}>
        <fieldset className={styles['seats']}>
          <legend>{t('change.which')}</legend>
          {seats.map((seat) => (
            <Checkbox
              key={seat.seatId}
              checked={chosen.has(seat.seatId)}
              onChange={() => toggle(seat.seatId)}
              label={
                <span className={styles['seat']}>
                  <span>
                    <small>{format.text(seat.grade.name)}</small> {format.text(seat.label)}
                  </span>
                  <span>{format.won(seat.price)}</span>
                </span>
              }
            />
          ))}
        </fieldset>
        <fieldset className={own['dates']}>
          <legend>{t('change.when')}</legend>
          {event.isPending && <Skeleton height="6rem" radius="var(--radius-lg)" />}
          <ProblemNotice error={event.error} />
          {event.data && dates.length === 0 && <p className={styles['note']}>{t('change.no-date')}</p>}
          {dates.map(({ id, startsAt }) => (
            <label key={id} className={own['date']}>
              <input type="radio" name="to" checked={id === to} onChange={() => setTo(id)} />
              <span>{format.dateTime(startsAt)}</span>
              {id === performance.id && <small>{t('change.same-date')}</small>}
            </label>
          ))}
        </fieldset>
        <p className={styles['note']}>{t('change.safe')}</p>
      </div>
    </Dialog>
  );
}
