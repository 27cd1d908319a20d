import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../ui/button';
import { Countdown } from '../../../ui/countdown';
import type { Queue } from '../use-queue';
import { useSeatsPath } from '../use-seats-path';
import { LeaveButton } from './leave-button';
import styles from './scene.module.css';
import { Stub } from './stub';

/** The turn has come. */
export function InsideScene({ windowEndsAt, queue }: { windowEndsAt: string; queue: Queue }) {
  const { t } = useTranslation('waiting-room');
  const seats = useSeatsPath();
  return (
    <div className={styles['scene']}>
      <div className={styles['head']}>
        <h2>{t('inside.title')}</h2>
        <p>{t('inside.text')}</p>
      </div>
      <Stub label={t('inside.left')} tone="inverse">
        <Countdown until={windowEndsAt} as="clock" />
      </Stub>
      <div className={styles['actions']}>
        <ButtonLink size="lg" to={seats} block>
          {t('inside.enter')}
        </ButtonLink>
      </div>
      <LeaveButton queue={queue} isInside />
    </div>
  );
}
