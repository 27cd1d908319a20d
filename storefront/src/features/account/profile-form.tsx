import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useUpdateProfile } from '../../api/queries/update-profile';
import type { Account } from '../../api/types';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { ProblemNotice } from '../../ui/notice';
import { toast } from '../../ui/toast';
import styles from './account-page.module.css';

const NAME_MAX = 40;

export function ProfileForm({ account }: { account: Account }) {
  const { t } = useTranslation('account');
  const update = useUpdateProfile();
  const { register, handleSubmit, formState, reset } = useForm({ defaultValues: { displayName: account.displayName } });
  const submit = handleSubmit(({ displayName }) =>
    update.mutate(
      { displayName: displayName.trim() },
      {
        onSuccess: (saved) => {
          reset({ displayName: saved.displayName });
          toast(t('saved'), 'success');
        },
      },
    ),
  );
  return (
    <form className={styles['form']} noValidate onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('name')}
        autoComplete="name"
        maxLength={NAME_MAX}
        error={formState.errors.displayName?.message}
        {...register('displayName', { validate: (name) => name.trim() !== '' || t('name.required') })}
      />
      <Button type="submit" loading={update.isPending} disabled={!formState.isDirty}>
        {t('save')}
      </Button>
      <ProblemNotice error={update.error} />
    </form>
  );
}
