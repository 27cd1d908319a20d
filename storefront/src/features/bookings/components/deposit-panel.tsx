import { useTranslation } from 'react-i18next';
import type { Booking } from '../../../api/types';
import { useFormat } from '../../../lib/format';
import { Button } from '../../../ui/button';
import { Countdown } from '../../../ui/countdown';
import { Icon } from '../../../ui/icon';
import { Notice } from '../../../ui/notice';
import { Price } from '../../../ui/price';
import { toast } from '../../../ui/toast';
import styles from './deposit-panel.module.css';
import { GiveUpAccount } from './give-up-account';

type Account = NonNullable<NonNullable<Booking['payment']>['virtualAccount']>;

interface DepositPanelProps {
  bookingId: string;
  account: Account;
  amount: number;
  onDue: () => void;
}

/** Where to pay what until when, for a booking that waits for a deposit. */
export function DepositPanel({ bookingId, account, amount, onDue }: DepositPanelProps) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  if (account.state === 'DEPOSIT_SEEN')
    return (
      <Notice tone="success">
        <p role="status">{t('deposit.seen')}</p>
      </Notice>
    );
  return (
    <section className={styles['panel']} aria-labelledby="deposit-title">
      <h2 id="deposit-title" className={styles['title']}>
        {t('deposit.title')}
      </h2>
      <p className={styles['due']}>
        <Icon name="clock" size={18} />
        <span>
          {t('deposit.until', { due: format.dateTime(account.dueAt) })}{' '}
          <b>
            <Countdown until={account.dueAt} onEnd={onDue} />
          </b>
        </span>
      </p>
      <dl className={styles['facts']}>
        <div>
          <dt>{t('deposit.bank')}</dt>
          <dd>{format.text(account.bank.name)}</dd>
        </div>
        <div>
          <dt>{t('deposit.number')}</dt>
          <dd className={styles['number']}>
            {account.accountNumber}
            <Button variant="secondary" size="sm" icon="copy" onClick={() => void copy(account.accountNumber, t)}>
              {t('deposit.copy')}
            </Button>
          </dd>
        </div>
        <div>
          <dt>{t('deposit.holder')}</dt>
          <dd>{account.customerName}</dd>
        </div>
        <div>
          <dt>{t('deposit.amount')}</dt>
          <dd className={styles['amount']}>
            <Price amount={amount} />
          </dd>
        </div>
      </dl>
      <ul className={styles['rules']}>
        <li>{t('deposit.exact')}</li>
        <li>{t('deposit.after')}</li>
        <li>{t('deposit.unpaid')}</li>
      </ul>
      <div>
        <GiveUpAccount bookingId={bookingId} />
      </div>
    </section>
  );
}

async function copy(text: string, t: (key: string) => string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(t('deposit.copied'), 'success');
  } catch {
    toast(t('deposit.copy-failed'), 'danger');
  }
}
