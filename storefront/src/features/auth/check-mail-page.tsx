import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { usePageTitle } from '../../lib/use-page-title';
import { Icon } from '../../ui/icon';
import { AuthPage } from './auth-page';
import styles from './auth-page.module.css';
import { ResendVerification } from './resend-verification';

/** After signing up: the mail is on its way. The address travels in the history entry, not in the page's address. */
export function CheckMailPage() {
  const { t } = useTranslation('auth');
  const { state } = useLocation() as { state: { email?: string } | null };
  usePageTitle(t('check-mail.title'));
  if (!state?.email) return <Navigate to="/sign-up" replace />;
  return (
    <AuthPage title={t('check-mail.heading')} lead={<p>{t('check-mail.text', { email: state.email })}</p>}>
      <span className={styles['big-icon']}>
        <Icon name="mail" size={32} />
      </span>
      <p>{t('check-mail.hint')}</p>
      <ResendVerification email={state.email} />
    </AuthPage>
  );
}
