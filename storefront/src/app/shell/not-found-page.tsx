import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../lib/use-page-title';
import { ButtonLink } from '../../ui/button';
import { EmptyState } from '../../ui/states';

export function NotFoundPage() {
  const { t } = useTranslation('app');
  usePageTitle(t('not-found.title'));
  return (
    <EmptyState
      icon="search"
      heading="h1"
      title={t('not-found.title')}
      action={
        <>
          <ButtonLink to="/">{t('not-found.home')}</ButtonLink>
          <ButtonLink to="/events" variant="secondary">
            {t('not-found.events')}
          </ButtonLink>
        </>
      }
    >
      <p>{t('not-found.text')}</p>
    </EmptyState>
  );
}
