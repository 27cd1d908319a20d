import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { useResendVerification } from './api';
import { Refusal } from './refusal';
import { useWait } from './use-wait';

export function ResendVerification({ email }: { email: string }) {
  const { t } = useTranslation('auth');
  const resend = useResendVerification();
  const wait = useWait(resend.error);
  return (
    <>
      {resend.isSuccess && (
        <div role="status">
          <Notice tone="success">{t('resend.done')}</Notice>
        </div>
      )}
      <Refusal error={resend.error} />
      <Button
        variant="secondary"
        icon="mail"
        block
        loading={resend.isPending}
        disabled={wait > 0}
        onClick={() => resend.mutate(email)}
      >
        {t('resend.submit')}
      </Button>
    </>
  );
}
