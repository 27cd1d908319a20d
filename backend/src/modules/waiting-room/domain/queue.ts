import type { BeaconPlan } from './draw/draw-file';

export const QUEUE_MODES = ['OFF', 'ALWAYS', 'FROM', 'AUTO'] as const;

/** OFF; from now on; from a time on; by itself, when more holds a second are wished for than set. */
export type QueueMode = (typeof QUEUE_MODES)[number];

/** What staff set for one performance. */
export interface QueueSettings {
  readonly mode: QueueMode;
  /** With FROM: from when. */
  readonly from: Date | null;
  /** When people may join before the opening; null: an hour before. */
  readonly entranceOpensAt: Date | null;
  /** How many may be inside at once. */
  readonly capacity: number;
  readonly ratePerMinute: number;
  /** How long a visit lasts. */
  readonly staySeconds: number;
  readonly autoHoldsPerSecond: number;
  readonly paused: boolean;
}

export interface QueueDraw {
  readonly state: 'OPEN' | 'DRAWN';
  readonly commitment: string;
  readonly closesAt: Date;
  readonly beacon: BeaconPlan | null;
  readonly entrants: number;
  readonly head: string;
  readonly announcedAt: Date;
  readonly drawnAt: Date | null;
}

/** What joining asks of people (#modules/fairness). */
export interface QueueChallenge {
  readonly challenge: 'OFF' | 'ALWAYS' | 'SUSPICIOUS';
  /** Tries in the worst case, for people nobody suspects. */
  readonly challengeCost: number;
}

/** The queue of one performance as it is now; equal for everybody who asks. */
export interface Queue extends QueueSettings, QueueChallenge {
  readonly performanceId: string;
  /** Counts every time somebody set it up; 0: nobody has. */
  readonly revision: number;
  /** Since when seats, holds and payments need an admission; may be in the future. */
  readonly onSince: Date | null;
  readonly saleClosesAt: Date;
  /** Everything up to this place has been called. */
  readonly serving: number;
  readonly lastSeq: number;
  /** 0.05 … 1: how far measured load slows the rate down. */
  readonly pace: number;
  readonly waiting: number;
  readonly inside: number;
  readonly admittedLastMinute: number;
  /** Visits that ended: their places drain the line once the room is full. */
  readonly freedLastMinute: number;
  /** Holds a second up to which the latest stress rehearsal was served well (`rehearsedLimit`); null: none was held, or nothing gave. */
  readonly measuredHoldsPerSecond: number | null;
  readonly draw: QueueDraw | null;
}

export type QueuePhase = 'OFF' | 'BEFORE' | 'PRE_QUEUE' | 'DRAWING' | 'OPEN' | 'PAUSED' | 'CLOSED';

/** Whether seats, holds and payments of the performance need an admission at this moment. */
export function isOn({ mode, onSince }: Queue, now: Date): boolean {
  return mode !== 'OFF' && onSince !== null && onSince <= now;
}

/** What a visitor is told. */
export function phaseOf(queue: Queue, now: Date): QueuePhase {
  const { draw, entranceOpensAt, saleClosesAt, paused, mode, onSince } = queue;
  if (mode === 'OFF') return 'OFF';
  if (saleClosesAt <= now) return 'CLOSED';
  if (entranceOpensAt && entranceOpensAt > now) return 'BEFORE';
  if (draw?.state === 'OPEN') return draw.closesAt > now ? 'PRE_QUEUE' : 'DRAWING';
  if (onSince === null) return 'OFF';
  return paused ? 'PAUSED' : 'OPEN';
}

/**
 * Seconds until somebody with so many people ahead is called: free places at the set rate, then as places became free in the
 * last minute. Not as people came in: those who filled the empty room drain nothing. Before visits end, as if each took all
 * its time. Null while nobody is being called.
 */
export function secondsUntilCalled(queue: Queue, ahead: number, now: Date): number | null {
  if (phaseOf(queue, now) !== 'OPEN') return null;
  const { capacity, inside, staySeconds, ratePerMinute, pace, freedLastMinute } = queue;
  const allowed = ratePerMinute * pace;
  const room = Math.max(0, capacity - inside);
  if (ahead < room) return Math.ceil((ahead * 60) / allowed);
  const drained = Math.min(allowed, Math.max(freedLastMinute, (capacity * 60) / staySeconds));
  return Math.ceil(((ahead - room + 1) * 60) / drained);
}
