import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { type Location, useLocation, useNavigate } from 'react-router';
import { isProblem } from '../../../api/api-problem';
import type { QueueStatus } from '../../../api/types';
import { useFormat } from '../../../lib/format';
import { signInPath } from '../../../lib/sign-in-path';
import { Button, ButtonLink } from '../../../ui/button';
import { Countdown } from '../../../ui/countdown';
import { ProblemNotice } from '../../../ui/notice';
import { UnverifiedNotice } from '../../../ui/unverified-notice';
import { JoinChallengePanel } from '../join-challenge/join-challenge-panel';
import type { Queue } from '../use-queue';
import { FairDraw } from './fair-draw';
import { OtherAccount } from './other-account';
import styles from './scene.module.css';
import { Stub } from './stub';

/** One may join: before the draw, or at the end of the line. */
export function DoorScene({ status, queue: { join, challenge, isSignedIn } }: { status: QueueStatus; queue: Queue }) {
  const { t } = useTranslation('waiting-room');
  const { number, shortDateTime } = useFormat();
  const { pathname, search, state } = useLocation() as Omit<Location, 'state'> & { state: { join?: boolean } | null };
  const navigate = useNavigate();
  const { draw, phase, waiting } = status;
  const isBeforeDraw = phase === 'PRE_QUEUE' && draw !== null;

  // The press on the event's page was the wish: it is not asked for twice. Taken off the address, so that coming back is not one.
  const goOn = useEffectEvent(() => {
    if (!state?.join || !isSignedIn || !join.isIdle) return;
    void navigate(pathname + search, { replace: true, state: null });
    join.wish();
  });
  useEffect(() => goOn(), []);

  if (isProblem(join.error, 'queue.other-account')) return <OtherAccount />;
  const isUnverified = isProblem(join.error, 'auth.email-unverified');
  return (
    <div className={styles['scene']}>
      {isBeforeDraw ? (
        <Stub
          label={t('door.until-draw')}
          facts={[
            [t('draw-at'), shortDateTime(draw.closesAt)],
            [t('entrants'), t('people', { count: number(draw.entrants) })],
          ]}
        >
          <Countdown until={draw.closesAt} />
        </Stub>
      ) : (
        <Stub label={t('door.waiting-now')}>
          {number(waiting)}
          <small>{t('people-unit', { count: waiting })}</small>
        </Stub>
      )}
      <div className={styles['actions']}>
        {isUnverified ? <UnverifiedNotice onAgain={() => join.wish()} /> : <ProblemNotice error={join.error} />}
        {isSignedIn && <JoinChallengePanel challenge={challenge} />}
        {isSignedIn ? (
          <Button size="lg" block loading={join.isPending} onClick={() => join.wish()}>
            {t(isBeforeDraw ? 'door.join-draw' : 'door.join')}
          </Button>
        ) : (
          <ButtonLink size="lg" to={signInPath(pathname)} block>
            {t('door.sign-in')}
          </ButtonLink>
        )}
        <p className={styles['fine']}>{t(isBeforeDraw ? 'door.no-hurry' : 'door.in-order')}</p>
      </div>
      {isBeforeDraw && <FairDraw draw={draw} />}
    </div>
  );
}
