import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../ui/button';
import { Countdown } from '../../../ui/countdown';
import { Notice } from '../../../ui/notice';
import styles from './own-hold-notice.module.css';

interface OwnHoldNoticeProps {
  booking: { readonly id: string; readonly seatCount: number; readonly expiresAt: string };
  onEnd: () => void;
}

/** The person came back from the checkout: their seats are still theirs for a while. */
export function OwnHoldNotice({ booking, onEnd }: OwnHoldNoticeProps) {
  const { t } = useTranslation('seat-map');
  return (
    <Notice>
      <div className={styles['row']}>
        <p>
          {t('own.text', { seats: booking.seatCount })}{' '}
          <b>
            <Countdown until={booking.expiresAt} as="clock" onEnd={onEnd} />
          </b>
        </p>
        <ButtonLink size="sm" variant="secondary" className={styles['go']} to={`/checkout/${booking.id}`}>
          {t('own.continue')}
        </ButtonLink>
      </div>
    </Notice>
  );
}
