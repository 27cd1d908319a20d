import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { bookingQuery } from '../../../api/queries/get-booking';
import { useFormat } from '../../../lib/format';
import { ButtonLink } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import type { ChangeOf } from '../../../lib/change-path';
import styles from './own-hold-notice.module.css';

/** Which tickets new seats are being chosen for, and the way back. */
export function ChangeNotice({ change }: { change: ChangeOf }) {
  const { t } = useTranslation('seat-map');
  const format = useFormat();
  const { data: booking } = useQuery(bookingQuery(change.bookingId));
  const seats = (booking?.seats ?? []).filter(({ seatId }) => change.seatIds.includes(seatId));
  return (
    <Notice>
      <div className={styles['row']}>
        <p>
          {t('change.instead', {
            count: change.seatIds.length,
            seats: seats.map(({ label }) => format.text(label)).join(', ') || change.seatIds.join(', '),
          })}
        </p>
        <ButtonLink size="sm" variant="secondary" className={styles['go']} to={`/bookings/${change.bookingId}`}>
          {t('change.back')}
        </ButtonLink>
      </div>
    </Notice>
  );
}
