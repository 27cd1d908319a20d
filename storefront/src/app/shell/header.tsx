import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation } from 'react-router';
import { useSession } from '../../api/session';
import { EventSearch } from '../../features/catalog/event-search';
import { classNames } from '../../lib/class-names';
import { returnPath, signInPath } from '../../lib/sign-in-path';
import { DESKTOP, useMediaQuery } from '../../lib/use-media-query';
import { ButtonLink, IconButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { AccountMenu } from './account-menu';
import styles from './header.module.css';
import { Logo } from './logo';
import { Menu } from './menu';
import { PreferencesMenu } from './preferences';

export function Header({ focused = false }: { focused?: boolean }) {
  const { t } = useTranslation('app');
  const isDesktop = useMediaQuery(DESKTOP);
  return (
    <header className={classNames(styles['header'], focused && styles['focused'])}>
      <div className={styles['bar']}>
        <Link to="/" className={styles['logo']} aria-label={t('nav.home')}>
          <Logo />
        </Link>
        {isDesktop ? <WideTools focused={focused} /> : <PhoneTools focused={focused} />}
      </div>
    </header>
  );
}

function WideTools({ focused }: { focused: boolean }) {
  const { t } = useTranslation('app');
  return (
    <>
      {!focused && (
        <>
          <nav className={styles['nav']} aria-label={t('nav.label')}>
            <NavLink to="/events">{t('nav.events')}</NavLink>
            <NavLink to="/bookings">{t('nav.bookings')}</NavLink>
          </nav>
          <div className={styles['search']}>
            <EventSearch />
          </div>
        </>
      )}
      <div className={styles['tools']}>
        <PreferencesMenu />
        <Account />
      </div>
    </>
  );
}

function PhoneTools({ focused }: { focused: boolean }) {
  const { t } = useTranslation('app');
  const [open, setOpen] = useState<'search' | 'menu'>();
  const close = () => setOpen(undefined);
  return (
    <div className={styles['tools']}>
      {!focused && <IconButton icon="search" label={t('search.open')} onClick={() => setOpen('search')} />}
      <IconButton icon="menu" label={t('menu.open')} aria-haspopup="dialog" onClick={() => setOpen('menu')} />
      <Dialog open={open === 'search'} onClose={close} title={t('search.open')} as="full">
        <EventSearch autoFocus onDone={close} />
      </Dialog>
      <Menu open={open === 'menu'} onClose={close} />
    </div>
  );
}

function Account() {
  const { t } = useTranslation('app');
  const { status } = useSession();
  const { pathname, search } = useLocation();
  // Who it is shows once somebody can be asked; the way to the bookings stands beside it.
  if (status === 'unknown' || status === 'away') return <span className={styles['waiting']} />;
  if (status === 'signed-in') return <AccountMenu />;
  return (
    <ButtonLink to={signInPath(returnPath(pathname, search))} variant="secondary" className={styles['sign-in']}>
      {t('nav.sign-in')}
    </ButtonLink>
  );
}
