import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProblemText } from '../../api/problem-text';
import { useSignOut } from '../../api/queries/sign-out';
import { useAccount } from '../../api/session';
import { Icon } from '../../ui/icon';
import { Popover } from '../../ui/popover';
import { toast } from '../../ui/toast';
import styles from './account-menu.module.css';

export function AccountMenu() {
  const { t } = useTranslation('app');
  const account = useAccount();
  if (!account) return null;
  return (
    <Popover
      label={t('account.menu')}
      face={
        <>
          <Icon name="user" size={22} />
          <span className={styles['name']}>{account.displayName}</span>
        </>
      }
    >
      {(close) => <AccountLinks onDone={close} />}
    </Popover>
  );
}

export function AccountLinks({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('app');
  const account = useAccount();
  const signOut = useSignOut();
  const problemText = useProblemText();
  return (
    <div className={styles['links']}>
      <p className={styles['who']}>
        <strong>{account?.displayName}</strong>
        <span>{account?.email}</span>
      </p>
      <Link to="/bookings" onClick={onDone}>
        <Icon name="ticket" />
        {t('nav.bookings')}
      </Link>
      <Link to="/account" onClick={onDone}>
        <Icon name="user" />
        {t('nav.account')}
      </Link>
      <button
        type="button"
        onClick={() =>
          signOut.mutate(
            {},
            {
              onSuccess: () => toast(t('account.signed-out')),
              onError: (error) => toast(problemText(error), 'danger'),
              onSettled: onDone,
            },
          )
        }
      >
        <Icon name="sign-out" />
        {t('nav.sign-out')}
      </button>
    </div>
  );
}
