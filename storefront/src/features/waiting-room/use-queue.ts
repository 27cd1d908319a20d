import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { isProblem } from '../../api/api-problem';
import { admissions } from '../../api/admissions';
import { fetchQueuePlace, fetchQueueStatus, joinQueue, leaveQueue } from '../../api/queries/get-queue';
import { useAccount, useSession } from '../../api/session';
import type { ChallengeSolution, PerformanceDetail, QueuePhase, QueuePlace, Receipt } from '../../api/types';
import { keepReceipt, receiptsOf } from '../../lib/kept-receipts';
import { useJoinChallenge } from './join-challenge/use-join-challenge';
import { QueueWatch, type QueueView } from './line/queue-watch';
import { SocketQueueLine } from './line/socket-queue-line';

const NOTHING: QueueView = { status: null, place: null, isPlaceKnown: false, link: 'connecting', error: null };

/** Follows a performance's queue while the page is open, and lets the signed-in person join and leave it. */
export function useQueue(performanceId: string, performance: PerformanceDetail | undefined) {
  const session = useSession();
  const accountId = useAccount()?.id;
  const [view, setView] = useState<QueueView>(NOTHING);
  const [hasLeft, setLeft] = useState(false);
  const [wishes, setWishes] = useState(false);
  const [receipt, setReceipt] = useState<Receipt>();
  const watch = useRef<QueueWatch>(null);
  const isReady = session.status !== 'unknown';

  useEffect(() => {
    if (!isReady) return;
    const current = new QueueWatch({
      fetchStatus: () => fetchQueueStatus(performanceId),
      fetchPlace: accountId ? () => fetchQueuePlace(performanceId) : undefined,
      line: new SocketQueueLine(),
      onChange: (next) => {
        setView(next);
        if (next.isPlaceKnown) admissions.keep(performanceId, next.place?.admission ?? null);
      },
    });
    watch.current = current;
    current.start();
    // A page that was in the background, or without a network, has slept through news.
    const wake = () => document.visibilityState === 'visible' && void current.refresh();
    document.addEventListener('visibilitychange', wake);
    window.addEventListener('online', wake);
    return () => {
      document.removeEventListener('visibilitychange', wake);
      window.removeEventListener('online', wake);
      current.stop();
    };
  }, [performanceId, accountId, isReady]);

  const kept = receiptsOf<Receipt>(accountId).find((one) => one.performanceId === performanceId)?.receipt;

  // Solved while the person waits for the opening; whoever has a place is asked nothing.
  const mayJoin =
    view.isPlaceKnown && !isLive(view.place?.state) && view.status !== null && hasEntrance(view.status.phase);
  const challenge = useJoinChallenge(performanceId, { enabled: mayJoin });
  /** Whether what is sent is sent a second time by itself. */
  const isAgain = useRef(false);
  const send = useMutation({
    mutationFn: (solution: ChallengeSolution | undefined) => joinQueue(performanceId, solution),
    onSuccess: async (joined) => {
      setLeft(false);
      setWishes(false);
      if (joined.receipt) setReceipt(joined.receipt);
      if (joined.receipt && accountId && performance)
        keepReceipt({
          accountId,
          performanceId,
          title: performance.event.title,
          startsAt: performance.startsAt,
          receipt: joined.receipt,
        });
      await watch.current?.joined(joined);
    },
    onError: (error) => {
      const isChallenge = isProblem(error) && /^queue\.(challenge|declaration)-/.test(error.code);
      if (isChallenge) challenge.renew();
      // Too old, or used for a place one gave up: the press still counts, once, as soon as the next one is solved.
      isAgain.current = isChallenge && !isAgain.current;
      if (!isAgain.current) setWishes(false);
      void watch.current?.refresh();
    },
  });

  // A wish to join goes off as soon as the challenge lets it: pressing twice is one wish.
  const go = useEffectEvent(() => {
    if (wishes && challenge.isReady && !send.isPending) send.mutate(challenge.solution);
  });
  useEffect(() => go(), [wishes, challenge.isReady]);
  const isAtIt = send.isPending || (wishes && challenge.state !== 'failed' && challenge.state !== 'declaring');
  const wish = () => {
    isAgain.current = false;
    setWishes(true);
  };
  const error = wishes ? null : send.error;
  const join = { wish, isPending: isAtIt, isIdle: send.isIdle && !wishes, error };

  const leave = useMutation({
    mutationFn: () => leaveQueue(performanceId),
    onSuccess: async () => {
      setLeft(true);
      admissions.keep(performanceId, null);
      await watch.current?.refresh();
    },
  });

  const { place } = view;
  const wasWaiting = useRef(false);
  // Joining again finds the place and its receipt: for who joined on another device, or whose phone slept too long.
  const find = useEffectEvent(() => {
    if (place?.state === 'WAITING') wasWaiting.current = true;
    if (!place || !performance || !send.isIdle) return;
    const lacksReceipt = place.state === 'WAITING' && place.place === null && !kept && !receipt;
    const wasAway = place.endedBecause === 'away' && wasWaiting.current && !hasLeft;
    if (lacksReceipt) send.mutate(undefined);
    else if (wasAway) setWishes(true);
  });
  useEffect(() => find(), [place?.state, place?.place, performance]);

  return {
    view,
    join,
    challenge,
    leave,
    hasLeft,
    receipt: receipt ?? kept,
    isSignedIn: session.status === 'signed-in',
  };
}

const isLive = (state: QueuePlace['state'] | undefined): boolean => state === 'WAITING' || state === 'ADMITTED';

/** An entrance that opens soon counts: a slow phone needs its time. */
const hasEntrance = (phase: QueuePhase): boolean => phase !== 'OFF' && phase !== 'CLOSED';

export type Queue = ReturnType<typeof useQueue>;
