import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { SkipLink } from '../../ui/visually-hidden';
import styles from './app-shell.module.css';
import { Footer } from './footer';
import { Header } from './header';
import { NetworkNotice } from './network-notice';
import { PageLoading } from './page-loading';
import { Progress } from './progress';

/** Header, content and footer. `focused` pages (choosing seats, paying) get a slim header and no footer. */
export function AppShell({ focused = false }: { focused?: boolean }) {
  const { t } = useTranslation('app');
  return (
    <div className={styles['shell']}>
      <SkipLink target="content">{t('skip')}</SkipLink>
      <Progress />
      <Header focused={focused} />
      <NetworkNotice />
      <main id="content" className={styles['main']} tabIndex={-1}>
        <Suspense fallback={<PageLoading />}>
          <Outlet />
        </Suspense>
      </main>
      {!focused && <Footer />}
    </div>
  );
}
