import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAccount } from '../../api/session';
import { Button, ButtonLink } from '../../ui/button';
import { toast } from '../../ui/toast';
import { useLinkProvider } from './api';
import { AuthPage } from './auth-page';
import { Refusal } from './refusal';

interface LinkProviderProps {
  pending: string;
  /** The provider's name in the reader's language. */
  name: string;
  returnTo: string;
}

/** Signed in to the account there was: asks before the new way in is added to it. */
export function LinkProvider({ pending, name, returnTo }: LinkProviderProps) {
  const { t } = useTranslation('auth');
  const navigate = useNavigate();
  const account = useAccount();
  const link = useLinkProvider();
  return (
    <AuthPage
      title={t('link.title', { provider: name })}
      lead={<p>{t('link.text', { provider: name, email: account?.email ?? '' })}</p>}
    >
      <Refusal error={link.error} />
      <Button
        size="lg"
        block
        loading={link.isPending}
        onClick={() =>
          link.mutate(pending, {
            onSuccess: () => {
              toast(t('link.done', { provider: name }), 'success');
              void navigate(returnTo, { replace: true });
            },
          })
        }
      >
        {t('link.submit', { provider: name })}
      </Button>
      <ButtonLink to={returnTo} variant="ghost" block replace>
        {t('link.skip')}
      </ButtonLink>
    </AuthPage>
  );
}
