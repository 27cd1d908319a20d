import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { admissions } from '../../../api/admissions';
import { session } from '../../../api/session';
import type { SeatMap } from '../../../api/types';
import { fetchSeatStatus, isQueued } from '../api/get-seat-map';
import type { SeatMapDrawing } from '../geometry/drawing';
import { SeatGrid } from '../geometry/seat-grid';
import { SeatPlan } from '../geometry/seat-plan';
import { SeatBoard } from './seat-board';
import { type FeedState, SeatFeed } from './seat-feed';
import { decodeGrades } from './seat-status';
import { SocketSeatChannel } from './socket-seat-channel';

export type Grades = SeatMap['grades'];

/** A performance's seats: where they are, what they cost, and which are free. */
export interface Seating {
  readonly plan: SeatPlan;
  readonly grid: SeatGrid;
  readonly board: SeatBoard;
  readonly grades: Grades;
}

export function useSeating(drawing: SeatMapDrawing, { grades, seatGrades }: SeatMap): Seating {
  const plan = useMemo(() => new SeatPlan(drawing), [drawing]);
  return useMemo(
    () => ({
      plan,
      grid: new SeatGrid(plan),
      board: new SeatBoard(plan, decodeGrades(seatGrades, plan.seatCount), grades.length),
      grades,
    }),
    [plan, grades, seatGrades],
  );
}

/** Keeps the board live while the page is open. */
export function useSeatFeed(performanceId: string, board: SeatBoard): FeedState {
  const [state, setState] = useState<FeedState>('connecting');

  useEffect(() => {
    const feed = new SeatFeed(board, {
      performanceId,
      channel: new SocketSeatChannel(performanceId, async () => {
        const admission = admissions.of(performanceId)?.token;
        return admission ? { admission, token: await session.accessToken() } : {};
      }),
      isRefusal: isQueued,
      fetchSnapshot: () => fetchSeatStatus(performanceId),
      onState: setState,
    });
    feed.start();
    // A page that was in the background has slept through news.
    const wake = () => document.visibilityState === 'visible' && feed.refresh();
    document.addEventListener('visibilitychange', wake);
    return () => {
      document.removeEventListener('visibilitychange', wake);
      feed.stop();
    };
  }, [performanceId, board]);

  return state;
}

/** Renders again when seats change; at most once a frame however many changes arrive. */
export function useBoardRevision(board: SeatBoard): number {
  const subscribe = useCallback(
    (listener: () => void) => {
      let frame = 0;
      const unsubscribe = board.subscribe(() => {
        frame ||= requestAnimationFrame(() => {
          frame = 0;
          listener();
        });
      });
      return () => {
        cancelAnimationFrame(frame);
        unsubscribe();
      };
    },
    [board],
  );
  return useSyncExternalStore(subscribe, () => board.revision);
}
