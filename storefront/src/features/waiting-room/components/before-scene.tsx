import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { QueueStatus } from '../../../api/types';
import { useFormat } from '../../../lib/format';
import { signInPath } from '../../../lib/sign-in-path';
import { ButtonLink } from '../../../ui/button';
import { Countdown } from '../../../ui/countdown';
import { FairDraw } from './fair-draw';
import styles from './scene.module.css';
import { Stub } from './stub';

/** The entrance is not open yet: when it will be, by the server's clock, and what can be done until then. */
export function BeforeScene({ status, isSignedIn }: { status: QueueStatus; isSignedIn: boolean }) {
  const { t } = useTranslation('waiting-room');
  const { shortDateTime } = useFormat();
  const { pathname } = useLocation();
  const opensAt = status.entranceOpensAt ?? '';
  return (
    <div className={styles['scene']}>
      <Stub
        label={t('before.label')}
        facts={[
          [t('before.entrance'), shortDateTime(opensAt)],
          ...(status.draw ? [[t('draw-at'), shortDateTime(status.draw.closesAt)] as const] : []),
        ]}
      >
        <Countdown until={opensAt} />
      </Stub>
      <div className={styles['actions']}>
        {!isSignedIn && (
          <ButtonLink to={signInPath(pathname)} size="lg">
            {t('before.sign-in')}
          </ButtonLink>
        )}
        <p className={styles['fine']}>{t(isSignedIn ? 'before.stay' : 'before.sign-in-text')}</p>
      </div>
      {status.draw && <FairDraw draw={status.draw} />}
    </div>
  );
}
