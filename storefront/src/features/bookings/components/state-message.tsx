import { useTranslation } from 'react-i18next';
import type { Booking } from '../../../api/types';
import { ButtonLink } from '../../../ui/button';
import { Countdown } from '../../../ui/countdown';
import { Notice } from '../../../ui/notice';
import { DepositPanel } from './deposit-panel';
import styles from './state-message.module.css';

/** What a booking that is not a plain confirmed one needs or means. */
export function StateMessage({ booking, onExpired }: { booking: Booking; onExpired: () => void }) {
  const { t } = useTranslation('bookings');
  const { id, state, expiresAt, performance, payment, amounts } = booking;
  const origin = booking.changes.find((change) => change.direction === 'FROM' && change.state !== 'DONE');
  switch (state) {
    case 'CONFIRMED':
      return null;
    case 'HELD':
      return (
        <Notice tone="warning">
          <div className={styles['row']}>
            <p>
              {t('message.HELD')} <b>{expiresAt && <Countdown until={expiresAt} as="clock" onEnd={onExpired} />}</b>
            </p>
            <ButtonLink size="sm" className={styles['go']} to={`/checkout/${id}`}>
              {t('message.pay')}
            </ButtonLink>
          </div>
        </Notice>
      );
    case 'PAYING':
      return <Notice>{t('message.PAYING')}</Notice>;
    case 'AWAITING_DEPOSIT':
      return payment?.virtualAccount ? (
        <DepositPanel bookingId={id} account={payment.virtualAccount} amount={amounts.total} onDue={onExpired} />
      ) : (
        <Notice tone="warning">{t('message.AWAITING_DEPOSIT')}</Notice>
      );
    case 'CANCELLED':
    case 'EXPIRED':
      // Its seats became others: the section about changes says which.
      if (booking.changes.some((change) => change.direction === 'TO' && change.state === 'DONE')) return null;
      if (origin)
        return (
          <Notice>
            <div className={styles['row']}>
              <p>{t('message.not-changed')}</p>
              <ButtonLink size="sm" variant="secondary" className={styles['go']} to={`/bookings/${origin.bookingId}`}>
                {t('message.to-tickets')}
              </ButtonLink>
            </div>
          </Notice>
        );
      return (
        <Notice>
          <div className={styles['row']}>
            <p>{t(`message.${state}`)}</p>
            <ButtonLink
              size="sm"
              variant="secondary"
              className={styles['go']}
              to={`/performances/${performance.id}/seats`}
            >
              {t('message.again')}
            </ButtonLink>
          </div>
        </Notice>
      );
  }
}
