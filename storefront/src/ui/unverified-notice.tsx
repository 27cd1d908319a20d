import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, orThrow } from '../api/client';
import { useAccount } from '../api/session';
import { Button } from './button';
import { Notice, ProblemNotice } from './notice';
import { toast } from './toast';
import styles from './unverified-notice.module.css';

/** Seats are held only for confirmed addresses: what to do, without losing the choice. */
export function UnverifiedNotice({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation('ui');
  const email = useAccount()?.email ?? '';
  const resend = useMutation({
    mutationFn: () => orThrow(api.POST('/api/v1/auth/verification-mails', { body: { email } })),
    onSuccess: () => toast(t('unverified.sent'), 'success'),
  });
  return (
    <Notice tone="warning" urgent>
      <strong>{t('unverified.title')}</strong>
      <p>{t('unverified.text', { email })}</p>
      <ProblemNotice error={resend.error} />
      <div className={styles['actions']}>
        <Button size="sm" onClick={onAgain}>
          {t('unverified.again')}
        </Button>
        <Button size="sm" variant="ghost" loading={resend.isPending} onClick={() => resend.mutate()}>
          {t('unverified.resend')}
        </Button>
      </div>
    </Notice>
  );
}
