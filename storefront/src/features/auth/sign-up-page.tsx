import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router';
import { isProblem } from '../../api/api-problem';
import { useSession } from '../../api/session';
import { useFormat } from '../../lib/format';
import { safeReturnTo } from '../../lib/sign-in-path';
import { usePageTitle } from '../../lib/use-page-title';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { useSignUp } from './api';
import { AuthPage } from './auth-page';
import styles from './auth-page.module.css';
import { Consents, type ConsentFields } from './consents';
import { EMAIL, EMAIL_MAX, NAME_MAX } from './email-rule';
import { ProviderButtons } from './provider-buttons';
import { Refusal } from './refusal';
import { usePasswordRules, useWeakness } from './use-password-rules';
import { useWait } from './use-wait';

interface Fields extends ConsentFields {
  email: string;
  password: string;
  displayName: string;
}

export function SignUpPage() {
  const { t } = useTranslation('auth');
  const { language } = useFormat();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const { status } = useSession();
  const returnTo = safeReturnTo(params.get('returnTo'));
  const signUp = useSignUp();
  const wait = useWait(signUp.error);
  const rules = usePasswordRules();
  const weakness = useWeakness(signUp.error);
  const { register, handleSubmit, formState } = useForm<Fields>({ mode: 'onTouched' });
  const { errors } = formState;
  usePageTitle(t('sign-up.title'));

  if (status === 'signed-in') return <Navigate to={returnTo} replace />;

  const submit = handleSubmit((fields) =>
    signUp.mutate(
      { ...fields, email: fields.email.trim(), displayName: fields.displayName.trim(), locale: language },
      { onSuccess: () => void navigate('/sign-up/check-mail', { state: { email: fields.email.trim() } }) },
    ),
  );
  return (
    <AuthPage title={t('sign-up.heading')}>
      <ProviderButtons returnTo={returnTo} />
      <p className={styles['divider']}>{t('or')}</p>
      <form className={styles['form']} noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('email')}
          type="email"
          autoComplete="email"
          inputMode="email"
          maxLength={EMAIL_MAX}
          hint={t('sign-up.email-hint')}
          error={errors.email?.message}
          {...register('email', {
            required: t('email.required'),
            validate: (email) => EMAIL.test(email.trim()) || t('email.wrong'),
          })}
        />
        <TextField
          label={t('password')}
          type="password"
          autoComplete="new-password"
          hint={t('password.hint')}
          error={errors.password?.message ?? weakness}
          {...register('password', rules)}
        />
        <TextField
          label={t('name')}
          autoComplete="name"
          maxLength={NAME_MAX}
          hint={t('name.hint')}
          error={errors.displayName?.message}
          {...register('displayName', { validate: (name) => name.trim() !== '' || t('name.required') })}
        />
        <Consents register={register} errors={errors} />
        {!isProblem(signUp.error, 'auth.password-weak') && <Refusal error={signUp.error} />}
        <Button type="submit" size="lg" block loading={signUp.isPending} disabled={wait > 0}>
          {t('sign-up.submit')}
        </Button>
      </form>
      <p className={styles['links']}>
        <Link
          className={styles['link']}
          to={`/sign-in${returnTo === '/' ? '' : `?${new URLSearchParams({ returnTo })}`}`}
        >
          {t('sign-up.sign-in')}
        </Link>
      </p>
    </AuthPage>
  );
}
