import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useSession } from '../../api/session';
import { returnPath, signInPath } from '../../lib/sign-in-path';
import { ButtonLink } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Icon } from '../../ui/icon';
import { AccountLinks } from './account-menu';
import styles from './menu.module.css';
import { Preferences } from './preferences';

/** Everything the wide header shows, on a page of its own for phones. */
export function Menu({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('app');
  const { status } = useSession();
  const { pathname, search } = useLocation();
  return (
    <Dialog open={open} onClose={onClose} title={t('menu.title')} as="full">
      <div className={styles['menu']}>
        {status === 'signed-in' && <AccountLinks onDone={onClose} />}
        {status === 'away' && (
          <ButtonLink to="/bookings" block size="lg" icon="ticket" onClick={onClose}>
            {t('nav.bookings')}
          </ButtonLink>
        )}
        {(status === 'anonymous' || status === 'unknown') && (
          <div className={styles['welcome']}>
            <p>{t('menu.welcome')}</p>
            <ButtonLink to={signInPath(returnPath(pathname, search))} block size="lg" onClick={onClose}>
              {t('menu.sign-in')}
            </ButtonLink>
          </div>
        )}
        <nav className={styles['nav']} aria-label={t('nav.label')}>
          {(['/', '/events'] as const).map((to) => (
            <Link key={to} to={to} onClick={onClose}>
              {t(to === '/' ? 'nav.start' : 'nav.events')}
              <Icon name="chevron-right" />
            </Link>
          ))}
        </nav>
        <Preferences />
      </div>
    </Dialog>
  );
}
