import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { useProviderSignUp } from './api';
import { AuthPage } from './auth-page';
import styles from './auth-page.module.css';
import { EMAIL, EMAIL_MAX } from './email-rule';
import { Refusal } from './refusal';

/** The provider gave no address: asks for one and sends the verification mail. */
export function ProviderEmail({ pending, name }: { pending: string; name: string }) {
  const { t } = useTranslation('auth');
  const navigate = useNavigate();
  const signUp = useProviderSignUp();
  const { register, handleSubmit, formState } = useForm<{ email: string }>();
  const submit = handleSubmit(({ email }) =>
    signUp.mutate(
      { pending, email: email.trim() },
      { onSuccess: () => void navigate('/sign-up/check-mail', { replace: true, state: { email: email.trim() } }) },
    ),
  );
  return (
    <AuthPage title={t('provider-email.title')} lead={<p>{t('provider-email.text', { provider: name })}</p>}>
      <form className={styles['form']} noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('email')}
          type="email"
          autoComplete="email"
          inputMode="email"
          maxLength={EMAIL_MAX}
          error={formState.errors.email?.message}
          {...register('email', { validate: (email) => EMAIL.test(email.trim()) || t('email.wrong') })}
        />
        <Refusal error={signUp.error} />
        <Button type="submit" size="lg" block loading={signUp.isPending}>
          {t('provider-email.submit')}
        </Button>
      </form>
    </AuthPage>
  );
}
