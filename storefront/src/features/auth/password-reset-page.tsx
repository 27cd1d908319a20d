import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePageTitle } from '../../lib/use-page-title';
import { Button, ButtonLink } from '../../ui/button';
import { TextField } from '../../ui/field';
import { useRequestPasswordReset } from './api';
import { AuthPage } from './auth-page';
import styles from './auth-page.module.css';
import { EMAIL } from './email-rule';
import { Refusal } from './refusal';
import { useWait } from './use-wait';

/** Says the same for every address: who has an account here is nobody's business. */
export function PasswordResetPage() {
  const { t } = useTranslation('auth');
  const request = useRequestPasswordReset();
  const wait = useWait(request.error);
  const { register, handleSubmit, formState, getValues } = useForm<{ email: string }>();
  usePageTitle(t('reset.title'));

  if (request.isSuccess) {
    return (
      <AuthPage title={t('check-mail.heading')} lead={<p>{t('reset.sent', { email: getValues('email').trim() })}</p>}>
        <ButtonLink to="/sign-in" variant="secondary" size="lg" block>
          {t('reset.back')}
        </ButtonLink>
      </AuthPage>
    );
  }
  return (
    <AuthPage title={t('reset.title')} lead={<p>{t('reset.text')}</p>}>
      <form
        className={styles['form']}
        noValidate
        onSubmit={(event) => void handleSubmit(({ email }) => request.mutate(email.trim()))(event)}
      >
        <TextField
          label={t('email')}
          type="email"
          autoComplete="email"
          inputMode="email"
          error={formState.errors.email?.message}
          {...register('email', { validate: (email) => EMAIL.test(email.trim()) || t('email.wrong') })}
        />
        <Refusal error={request.error} />
        <Button type="submit" size="lg" block loading={request.isPending} disabled={wait > 0}>
          {t('reset.submit')}
        </Button>
      </form>
      <p className={styles['links']}>
        <Link className={styles['link']} to="/sign-in">
          {t('reset.back')}
        </Link>
      </p>
    </AuthPage>
  );
}
