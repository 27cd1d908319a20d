import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { isProblem } from '../../api/api-problem';
import { usePageTitle } from '../../lib/use-page-title';
import { Button, ButtonLink } from '../../ui/button';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useSetNewPassword } from './api';
import { AuthPage } from './auth-page';
import styles from './auth-page.module.css';
import { Refusal } from './refusal';
import { usePasswordRules, useWeakness } from './use-password-rules';

export function NewPasswordPage() {
  const { t } = useTranslation('auth');
  const token = useSearchParams()[0].get('token') ?? '';
  const navigate = useNavigate();
  const change = useSetNewPassword();
  const rules = usePasswordRules();
  const weakness = useWeakness(change.error);
  const { register, handleSubmit, formState } = useForm<{ password: string }>({ mode: 'onTouched' });
  usePageTitle(t('new-password.title'));

  const isSpent = token === '' || isProblem(change.error, 'auth.token-used-or-expired');
  const submit = handleSubmit(({ password }) =>
    change.mutate(
      { token, password },
      { onSuccess: () => void navigate('/sign-in?changed=password', { replace: true }) },
    ),
  );
  return (
    <AuthPage title={t('new-password.title')} lead={<p>{t('new-password.text')}</p>}>
      {isSpent ? (
        <>
          <Notice tone="danger" urgent>
            {t('new-password.spent')}
          </Notice>
          <ButtonLink to="/password-reset" size="lg" block>
            {t('new-password.again')}
          </ButtonLink>
        </>
      ) : (
        <form className={styles['form']} noValidate onSubmit={(event) => void submit(event)}>
          <TextField
            label={t('new-password.label')}
            type="password"
            autoComplete="new-password"
            hint={t('password.hint')}
            error={formState.errors.password?.message ?? weakness}
            {...register('password', rules)}
          />
          {!weakness && <Refusal error={change.error} />}
          <Button type="submit" size="lg" block loading={change.isPending}>
            {t('new-password.submit')}
          </Button>
        </form>
      )}
    </AuthPage>
  );
}
