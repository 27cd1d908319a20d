import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignOut } from '../../api/queries/sign-out';
import { useAccount } from '../../api/session';
import { usePageTitle } from '../../lib/use-page-title';
import { Badge } from '../../ui/badge';
import { Button, ButtonLink } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ProblemNotice } from '../../ui/notice';
import { toast } from '../../ui/toast';
import styles from './account-page.module.css';
import { ProfileForm } from './profile-form';

const PROVIDERS = ['kakao', 'naver', 'google'] as const;

export function AccountPage() {
  const { t } = useTranslation('account');
  const account = useAccount();
  const [isAsking, setAsking] = useState(false);
  const signOut = useSignOut();
  usePageTitle(t('title'));
  if (!account) return null;

  return (
    <div className={styles['page']}>
      <h1>{t('title')}</h1>
      <ButtonLink
        to="/bookings"
        variant="soft"
        icon="ticket"
        iconEnd="chevron-right"
        size="lg"
        className={styles['bookings']}
      >
        {t('bookings')}
      </ButtonLink>

      <section className={styles['section']}>
        <h2>{t('profile')}</h2>
        <dl className={styles['rows']}>
          <div>
            <dt>{t('email')}</dt>
            <dd>
              {account.email}{' '}
              <Badge tone={account.emailVerified ? 'success' : 'notice'}>
                {t(account.emailVerified ? 'verified' : 'unverified')}
              </Badge>
            </dd>
          </div>
        </dl>
        <ProfileForm account={account} />
      </section>

      <section className={styles['section']}>
        <h2>{t('providers')}</h2>
        <dl className={styles['rows']}>
          {PROVIDERS.map((provider) => (
            <div key={provider}>
              <dt>{t(`provider.${provider}`)}</dt>
              <dd>
                {account.providers.includes(provider) ? <Badge tone="success">{t('linked')}</Badge> : t('not-linked')}
              </dd>
            </div>
          ))}
        </dl>
        <p className={styles['note']}>{t('providers.note')}</p>
      </section>

      <section className={styles['section']}>
        <h2>{t('security')}</h2>
        <div className={styles['buttons']}>
          <ButtonLink to="/password-reset" variant="secondary">
            {t('change-password')}
          </ButtonLink>
          <Button variant="secondary" onClick={() => setAsking(true)}>
            {t('everywhere')}
          </Button>
        </div>
      </section>

      <Dialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t('everywhere.title')}
        footer={
          <>
            <Button variant="secondary" size="lg" onClick={() => setAsking(false)}>
              {t('everywhere.no')}
            </Button>
            <Button
              variant="danger"
              size="lg"
              loading={signOut.isPending}
              onClick={() => signOut.mutate({ everywhere: true }, { onSuccess: () => toast(t('everywhere.done')) })}
            >
              {t('everywhere.yes')}
            </Button>
          </>
        }
      >
        <p>{t('everywhere.text')}</p>
        <ProblemNotice error={signOut.error} />
      </Dialog>
    </div>
  );
}
