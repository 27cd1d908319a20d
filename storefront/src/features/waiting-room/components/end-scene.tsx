import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../../../ui/button';
import type { IconName } from '../../../ui/icon';
import { ProblemNotice } from '../../../ui/notice';
import { EmptyState } from '../../../ui/states';
import { JoinChallengePanel } from '../join-challenge/join-challenge-panel';
import type { Queue } from '../use-queue';
import { useSeatsPath } from '../use-seats-path';

type End = 'off' | 'closed' | 'booked' | 'over' | 'left' | 'away';

const ICONS: Record<End, IconName> = {
  off: 'ticket',
  closed: 'clock',
  booked: 'check',
  over: 'clock',
  left: 'sign-out',
  away: 'clock',
};

interface EndSceneProps {
  name: End;
  queue: Queue;
  eventId: string | undefined;
}

/** Nothing to wait for here: why, and where to go instead. */
export function EndScene({ name, queue: { join, challenge, hasLeft }, eventId }: EndSceneProps) {
  const { t } = useTranslation('waiting-room');
  const seats = useSeatsPath();
  const words = name === 'away' && hasLeft ? 'left' : name;
  const canJoin = name === 'over' || name === 'left' || name === 'away' || name === 'booked';
  return (
    <div role="status">
      <EmptyState
        icon={ICONS[name]}
        title={t(`${words}.title`)}
        action={
          <>
            {name === 'off' && (
              <ButtonLink size="lg" to={seats} replace>
                {t('off.seats')}
              </ButtonLink>
            )}
            {name === 'booked' && (
              <ButtonLink size="lg" to="/bookings">
                {t('booked.bookings')}
              </ButtonLink>
            )}
            {canJoin && (
              <Button
                size="lg"
                variant={name === 'booked' ? 'secondary' : 'primary'}
                loading={join.isPending}
                onClick={() => join.wish()}
              >
                {t(words === 'away' ? 'away.back' : 'again')}
              </Button>
            )}
            {name !== 'off' && name !== 'booked' && eventId && (
              <ButtonLink size="lg" variant="secondary" to={`/events/${eventId}`}>
                {t('to-event')}
              </ButtonLink>
            )}
          </>
        }
      >
        <p>{t(`${words}.text`)}</p>
        <ProblemNotice error={join.error} />
        {canJoin && <JoinChallengePanel challenge={challenge} />}
      </EmptyState>
    </div>
  );
}
