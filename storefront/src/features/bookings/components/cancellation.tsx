import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '../../../api/types';
import { useFormat } from '../../../lib/format';
import { Button } from '../../../ui/button';
import { CancelSeats } from './cancel-seats';
import styles from './cancellation.module.css';

/** Whether the booking can be cancelled, until when for free, and the way to it; or why not. */
export function Cancellation({ booking }: { booking: Booking }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { possible, reason, freeUntil } = booking.cancellation;
  if (!possible && (reason === null || reason === 'CANCELLED' || reason === 'NOT_CONFIRMED')) return null;
  return (
    <section className={styles['cancellation']} aria-labelledby="cancellation-title">
      <h2 id="cancellation-title" className={styles['heading']}>
        {t('cancel.heading')}
      </h2>
      {possible ? (
        <>
          <p className={styles['note']}>
            {freeUntil ? t('cancel.free-until', { at: format.deadline(freeUntil) }) : t('cancel.with-fee')}
          </p>
          <Button variant="secondary" onClick={() => setOpen(true)}>
            {t('cancel.open')}
          </Button>
        </>
      ) : (
        <p className={styles['note']}>{t(`cancel.not.${reason}`)}</p>
      )}
      {isOpen && <CancelSeats booking={booking} onClose={() => setOpen(false)} />}
    </section>
  );
}
