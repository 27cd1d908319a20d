import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { usePageTitle } from '../../lib/use-page-title';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/states';

/** A page broke, or its code could not be fetched (a new release, a lost network). Reloading mends most of both. */
export function RouteError() {
  const { t } = useTranslation('app');
  const error = useRouteError();
  usePageTitle(t('crash.title'));
  const isChunk =
    error instanceof Error && /dynamically imported module|Importing a module|preload CSS/i.test(error.message);
  return (
    <div role="alert">
      <EmptyState
        icon="alert"
        heading="h1"
        title={t('crash.title')}
        action={<Button onClick={() => window.location.reload()}>{t('crash.reload')}</Button>}
      >
        <p>{t(isChunk ? 'crash.chunk' : 'crash.text')}</p>
      </EmptyState>
    </div>
  );
}
