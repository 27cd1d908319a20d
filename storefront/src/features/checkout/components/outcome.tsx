import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '../../../api/types';
import { changeBehind } from '../../../lib/change-path';
import { useFormat } from '../../../lib/format';
import { ButtonLink } from '../../../ui/button';
import { EmptyState } from '../../../ui/states';
import { Spinner } from '../../../ui/spinner';
import styles from './outcome.module.css';

/** The hold is over: the seats are somebody else's chance again. Tickets that were to be changed stay what they are. */
export function HoldOver({ booking, moneyReturns = false }: { booking?: Booking | undefined; moneyReturns?: boolean }) {
  const { t } = useTranslation('checkout');
  const change = booking && changeBehind(booking);
  if (change) {
    return (
      <div className={styles['outcome']} role="alert">
        <EmptyState
          icon="clock"
          title={t('over.not-changed')}
          action={
            <ButtonLink to={`/bookings/${change.bookingId}`} size="lg">
              {t('over.to-tickets')}
            </ButtonLink>
          }
        >
          <p>{t('over.tickets-stay')}</p>
          {moneyReturns && <p>{t('over.money-returns')}</p>}
        </EmptyState>
      </div>
    );
  }
  const performanceId = booking?.performance.id;
  return (
    <div className={styles['outcome']} role="alert">
      <EmptyState
        icon="clock"
        title={t('over.title')}
        action={
          <ButtonLink to={performanceId ? `/performances/${performanceId}/seats` : '/bookings'} size="lg">
            {t(performanceId ? 'over.again' : 'over.bookings')}
          </ButtonLink>
        }
      >
        <p>{t(moneyReturns ? 'over.money-returns' : 'over.text')}</p>
      </EmptyState>
    </div>
  );
}

/** Waiting for the last word about a payment. Calm: nothing the person does now makes it better. */
export function Checking({ isLong = false, amount }: { isLong?: boolean; amount?: number | undefined }) {
  const { t } = useTranslation('checkout');
  const format = useFormat();
  return (
    <div className={styles['outcome']}>
      <div className={styles['checking']} role="status">
        <Spinner size={44} label={t('checking.title')} />
        <h1 className={styles['title']}>{t('checking.title')}</h1>
        {amount !== undefined && <p className={styles['amount']}>{format.won(amount)}</p>}
        <p className={styles['text']}>{t(isLong ? 'checking.long' : 'checking.text')}</p>
        {isLong && (
          <ButtonLink variant="secondary" to="/bookings">
            {t('checking.bookings')}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}

/** Not paid: why, how long the seats still wait, and the way back to paying. */
export function NotPaid({ title, reason, children }: { title: string; reason: string; children: ReactNode }) {
  return (
    <div className={styles['outcome']} role="alert">
      <EmptyState icon="alert" title={title} action={<div className={styles['actions']}>{children}</div>}>
        <p>{reason}</p>
      </EmptyState>
    </div>
  );
}
