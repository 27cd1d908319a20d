import { queryOptions, useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { isProblem } from '../../api/api-problem';
import { api, orThrow } from '../../api/client';
import { session } from '../../api/session';
import { usePageTitle } from '../../lib/use-page-title';
import { Button, ButtonLink } from '../../ui/button';
import { TextField } from '../../ui/field';
import { Notice, ProblemNotice } from '../../ui/notice';
import { Spinner } from '../../ui/spinner';
import { useResendVerification } from './api';
import { AuthPage } from './auth-page';
import styles from './auth-page.module.css';
import { EMAIL } from './email-rule';
import { Refusal } from './refusal';

/** A link works once: however often this page is shown, its token is sent once. */
const verification = (token: string) =>
  queryOptions({
    queryKey: ['verification', token],
    queryFn: async () => {
      session.open(await orThrow(api.POST('/api/v1/auth/verify-email', { body: { token } })));
      return true;
    },
    enabled: token !== '',
    retry: false,
    staleTime: Infinity,
    gcTime: Infinity,
    refetchOnMount: false,
    refetchOnWindowFocus: false,
  });

export function VerifyEmailPage() {
  const { t } = useTranslation('auth');
  const token = useSearchParams()[0].get('token') ?? '';
  const { isSuccess, error } = useQuery(verification(token));
  usePageTitle(t('verify.title'));

  if (isSuccess) {
    return (
      <AuthPage title={t('verify.done')} lead={<p>{t('verify.done-text')}</p>}>
        <ButtonLink to="/" size="lg" block>
          {t('verify.start')}
        </ButtonLink>
      </AuthPage>
    );
  }
  if (error || token === '') {
    return (
      <AuthPage title={t('verify.failed')}>
        {isProblem(error) ? <ProblemNotice error={error} /> : <Notice tone="danger">{t('verify.no-token')}</Notice>}
        <AskAgain />
      </AuthPage>
    );
  }
  return (
    <AuthPage title={t('verify.title')}>
      <div role="status">
        <Spinner size={32} label={t('verify.waiting')} />
      </div>
    </AuthPage>
  );
}

function AskAgain() {
  const { t } = useTranslation('auth');
  const resend = useResendVerification();
  const { register, handleSubmit, formState } = useForm<{ email: string }>();
  if (resend.isSuccess) {
    return (
      <div role="status">
        <Notice tone="success">{t('resend.done')}</Notice>
      </div>
    );
  }
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => void handleSubmit(({ email }) => resend.mutate(email.trim()))(event)}
    >
      <TextField
        label={t('email')}
        type="email"
        autoComplete="email"
        error={formState.errors.email?.message}
        {...register('email', { validate: (email) => EMAIL.test(email.trim()) || t('email.wrong') })}
      />
      <Refusal error={resend.error} />
      <Button type="submit" size="lg" block loading={resend.isPending}>
        {t('resend.submit')}
      </Button>
    </form>
  );
}
