import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { admissions } from '../../api/admissions';
import { fetchQueuePlace, fetchQueueStatus, joinQueue, leaveQueue } from '../../api/queries/get-queue';
import { useAccount, useSession } from '../../api/session';
import type { PerformanceDetail, Receipt } from '../../api/types';
import { keepReceipt, receiptsOf } from '../../lib/kept-receipts';
import { QueueWatch, type QueueView } from './line/queue-watch';
import { SocketQueueLine } from './line/socket-queue-line';

const NOTHING: QueueView = { status: null, place: null, isPlaceKnown: false, link: 'connecting', error: null };

/** Follows a performance's queue while the page is open, and lets the signed-in person join and leave it. */
export function useQueue(performanceId: string, performance: PerformanceDetail | undefined) {
  const session = useSession();
  const accountId = useAccount()?.id;
  const [view, setView] = useState<QueueView>(NOTHING);
  const [hasLeft, setLeft] = useState(false);
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

  const join = useMutation({
    mutationFn: () => joinQueue(performanceId),
    onSuccess: async (joined) => {
      setLeft(false);
      if (joined.receipt) setReceipt(joined.receipt);
      if (joined.receipt && accountId && performance)
        keepReceipt({
          accountId,
          performanceId,
          title: performance.event.title,
          startsAt: performance.startsAt,
          receipt: joined.receipt,
        });
      await watch.current?.refresh();
    },
    onError: () => void watch.current?.refresh(),
  });

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
    if (!place || !performance || join.isPending || join.isError) return;
    const lacksReceipt = place.state === 'WAITING' && place.place === null && !kept && !receipt;
    const wasAway = place.state === 'LEFT' && wasWaiting.current && !hasLeft;
    if (lacksReceipt || wasAway) join.mutate();
  });
  useEffect(() => find(), [place?.state, place?.place, performance]);

  return { view, join, leave, hasLeft, receipt: receipt ?? kept, isSignedIn: session.status === 'signed-in' };
}

export type Queue = ReturnType<typeof useQueue>;
