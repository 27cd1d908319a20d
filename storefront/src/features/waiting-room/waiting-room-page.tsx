import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { performanceQuery } from '../../api/queries/get-performance';
import { useAccount } from '../../api/session';
import type { PerformanceDetail } from '../../api/types';
import { useFormat } from '../../lib/format';
import { PosterImage } from '../../ui/poster-image';
import { Spinner } from '../../ui/spinner';
import { ErrorState } from '../../ui/states';
import { BeforeScene } from './components/before-scene';
import { DoorScene } from './components/door-scene';
import { EndScene } from './components/end-scene';
import { EnteredScene } from './components/entered-scene';
import { InsideScene } from './components/inside-scene';
import { LinkNote } from './components/link-note';
import { WaitingScene } from './components/waiting-scene';
import type { Scene } from './line/scene';
import { sceneOf } from './line/scene';
import { type Queue, useQueue } from './use-queue';
import { useTurn } from './use-turn';
import styles from './waiting-room-page.module.css';

/** /performances/:performanceId/queue: everything between wanting seats and choosing them, while there is a queue. */
export function WaitingRoomPage() {
  const { performanceId = '' } = useParams();
  const accountId = useAccount()?.id;
  const performance = useQuery(performanceQuery(performanceId));
  if (performance.isError) return <ErrorState error={performance.error} onRetry={() => void performance.refetch()} />;
  // Another person is another queue: nothing of the one before may stay on screen.
  return <Room key={`${performanceId} ${accountId}`} performanceId={performanceId} performance={performance.data} />;
}

function Room({ performanceId, performance }: { performanceId: string; performance: PerformanceDetail | undefined }) {
  const queue = useQueue(performanceId, performance);
  const scene = sceneOf(queue.view, queue.isSignedIn);
  const said = useTurn(scene, performance);

  return (
    <div className={styles['page']}>
      {performance && <What performance={performance} />}
      <Shown scene={scene} queue={queue} performance={performance} />
      {'status' in scene && <LinkNote link={queue.view.link} />}
      <p className={styles['said']} role="status" aria-live="polite">
        {said}
      </p>
    </div>
  );
}

function What({ performance: { event, startsAt } }: { performance: PerformanceDetail }) {
  const { text, dateTime } = useFormat();
  const { t } = useTranslation('waiting-room');
  return (
    <header className={styles['what']}>
      <div className={styles['poster']}>
        <PosterImage poster={event.poster} size="thumbnail" decorative eager />
      </div>
      <div className={styles['words']}>
        <h1 className={styles['title']}>{text(event.title)}</h1>
        <p className={styles['when']}>
          <time dateTime={startsAt}>{dateTime(startsAt)}</time>
          <span>{text(event.venue.name)}</span>
        </p>
        <Link className={styles['back']} to={`/events/${event.id}`}>
          {t('to-event')}
        </Link>
      </div>
    </header>
  );
}

interface ShownProps {
  scene: Scene;
  queue: Queue;
  performance: PerformanceDetail | undefined;
}

function Shown({ scene, queue, performance }: ShownProps) {
  const { t } = useTranslation('waiting-room');
  switch (scene.name) {
    case 'loading':
      return (
        <div className={styles['loading']} role="status">
          <Spinner size={36} label={t('loading')} />
        </div>
      );
    case 'failed':
      return <ErrorState error={scene.error} />;
    case 'before':
      return <BeforeScene status={scene.status} isSignedIn={queue.isSignedIn} />;
    case 'door':
      return <DoorScene status={scene.status} queue={queue} />;
    case 'entered':
      return <EnteredScene status={scene.status} queue={queue} />;
    case 'waiting':
      return <WaitingScene status={scene.status} place={scene.place} queue={queue} />;
    case 'inside':
      return <InsideScene windowEndsAt={scene.windowEndsAt} queue={queue} />;
    case 'off':
    case 'closed':
    case 'booked':
    case 'over':
    case 'left':
    case 'away':
      return <EndScene name={scene.name} queue={queue} eventId={performance?.event.id} />;
  }
}
