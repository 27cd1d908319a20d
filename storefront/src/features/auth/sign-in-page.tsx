import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useSearchParams } from 'react-router';
import { isProblem } from '../../api/api-problem';
import { useSession } from '../../api/session';
import { safeReturnTo } from '../../lib/sign-in-path';
import { usePageTitle } from '../../lib/use-page-title';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useSignIn } from './api';
import { AuthPage } from './auth-page';
import styles from './auth-page.module.css';
import { ProviderButtons } from './provider-buttons';
import { Refusal } from './refusal';
import { ResendVerification } from './resend-verification';
import { useWait } from './use-wait';

interface Fields {
  email: string;
  password: string;
}

export function SignInPage() {
  const { t } = useTranslation('auth');
  const [params] = useSearchParams();
  const { status } = useSession();
  const returnTo = safeReturnTo(params.get('returnTo'));
  const signIn = useSignIn();
  const wait = useWait(signIn.error);
  const { register, handleSubmit, formState, getValues } = useForm<Fields>();
  usePageTitle(t('sign-in.title'));

  if (status === 'signed-in') return <Navigate to={returnTo} replace />;

  const forward = returnTo === '/' ? '' : `?${new URLSearchParams({ returnTo })}`;
  return (
    <AuthPage title={t('sign-in.heading')}>
      {params.get('changed') === 'password' && <Notice tone="success">{t('sign-in.password-changed')}</Notice>}
      <ProviderButtons returnTo={returnTo} />
      <p className={styles['divider']}>{t('or')}</p>
      <form
        className={styles['form']}
        noValidate
        onSubmit={(event) => void handleSubmit((fields) => signIn.mutate(fields))(event)}
      >
        <TextField
          label={t('email')}
          type="email"
          autoComplete="username"
          inputMode="email"
          error={formState.errors.email?.message}
          {...register('email', { required: t('email.required') })}
        />
        <TextField
          label={t('password')}
          type="password"
          autoComplete="current-password"
          error={formState.errors.password?.message}
          {...register('password', { required: t('password.required') })}
        />
        <Refusal error={signIn.error} />
        {isProblem(signIn.error, 'auth.email-unverified') && <ResendVerification email={getValues('email')} />}
        <Button type="submit" size="lg" block loading={signIn.isPending} disabled={wait > 0}>
          {t('sign-in.submit')}
        </Button>
      </form>
      <p className={styles['links']}>
        <Link className={styles['link']} to="/password-reset">
          {t('sign-in.forgot')}
        </Link>
        <Link className={styles['link']} to={`/sign-up${forward}`}>
          {t('sign-in.sign-up')}
        </Link>
      </p>
    </AuthPage>
  );
}
