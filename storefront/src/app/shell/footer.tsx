import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import styles from './footer.module.css';
import { Logo } from './logo';

const FACTS = ['name', 'representative', 'registration', 'mail-order', 'address', 'hosting'] as const;

/** The business information Korean law wants on every page of a shop. The values are the demo's and say so. */
export function Footer() {
  const { t } = useTranslation('app');
  return (
    <footer className={styles['footer']}>
      <div className={styles['inner']}>
        <div className={styles['top']}>
          <Logo height={20} />
          <nav aria-label={t('footer.nav')} className={styles['nav']}>
            <Link to="/events">{t('nav.events')}</Link>
            <Link to="/bookings">{t('nav.bookings')}</Link>
            <Link to="/account">{t('nav.account')}</Link>
          </nav>
        </div>
        <div className={styles['columns']}>
          <div>
            <h2 className={styles['heading']}>{t('footer.company')}</h2>
            <dl className={styles['facts']}>
              {FACTS.map((fact) => (
                <div key={fact}>
                  <dt>{t(`footer.${fact}`)}</dt>
                  <dd>{t(`footer.${fact}.value`)}</dd>
                </div>
              ))}
            </dl>
          </div>
          <div>
            <h2 className={styles['heading']}>{t('footer.service')}</h2>
            <p className={styles['phone']}>{t('footer.phone')}</p>
            <p>{t('footer.hours')}</p>
            <p>{t('footer.mail')}</p>
          </div>
        </div>
        <p className={styles['demo']}>{t('footer.demo')}</p>
      </div>
    </footer>
  );
}
