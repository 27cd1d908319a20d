import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Checkbox } from '../../../ui/field';
import { alerts } from '../alerts';
import styles from './scene.module.css';

/** How to be called when one looks elsewhere. Everything off unless asked for. */
export function AlertSettings() {
  const { t } = useTranslation('waiting-room');
  const [sounds, setSounds] = useState(alerts.wantsSound);
  const [permission, setPermission] = useState(alerts.notifications);
  return (
    <section className={styles['panel']} aria-labelledby="alerts-title">
      <h3 id="alerts-title">{t('alerts.title')}</h3>
      <Checkbox
        label={t('alerts.sound')}
        checked={sounds}
        onChange={({ target }) => {
          setSounds(target.checked);
          alerts.setSound(target.checked);
        }}
      />
      {permission === 'default' && (
        <div className={styles['row']}>
          <Button size="sm" variant="secondary" onClick={() => void alerts.askForNotifications().then(setPermission)}>
            {t('alerts.allow')}
          </Button>
        </div>
      )}
      {permission === 'granted' && <p>{t('alerts.granted')}</p>}
      {permission === 'denied' && <p>{t('alerts.denied')}</p>}
    </section>
  );
}
