import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ButtonLink } from '../../../ui/button';
import { Countdown } from '../../../ui/countdown';
import type { Queue } from '../use-queue';
import { LeaveButton } from './leave-button';
import styles from './scene.module.css';
import { Stub } from './stub';

/** The turn has come. */
export function InsideScene({ windowEndsAt, queue }: { windowEndsAt: string; queue: Queue }) {
  const { t } = useTranslation('waiting-room');
  const { performanceId = '' } = useParams();
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
        <ButtonLink size="lg" to={`/performances/${performanceId}/seats`} block>
          {t('inside.enter')}
        </ButtonLink>
      </div>
      <LeaveButton queue={queue} isInside />
    </div>
  );
}
