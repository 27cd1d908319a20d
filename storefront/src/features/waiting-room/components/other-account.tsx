import { useTranslation } from 'react-i18next';
import { useAccount } from '../../../api/session';
import { ButtonLink } from '../../../ui/button';
import { EmptyState } from '../../../ui/states';

/** One person, one place: it is with another account of theirs. */
export function OtherAccount() {
  const { t } = useTranslation('waiting-room');
  const email = useAccount()?.email ?? '';
  return (
    <div role="alert">
      <EmptyState
        icon="users"
        title={t('other.title')}
        action={
          <ButtonLink to="/account" variant="secondary" size="lg">
            {t('other.account')}
          </ButtonLink>
        }
      >
        <p>{t('other.text', { email })}</p>
      </EmptyState>
    </div>
  );
}
