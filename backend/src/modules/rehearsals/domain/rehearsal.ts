import type { Knee, StressStep } from './knee';
import type { LatencySummary } from './latencies';
import type { RehearsalProfile } from './rehearsal-profile';

export const REHEARSAL_STATES = ['REQUESTED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const;
export type RehearsalState = (typeof REHEARSAL_STATES)[number];

export type RehearsalPhase = 'COPYING' | 'JOINING' | 'SELLING' | 'STRESS' | 'RECOVERING' | 'CHECKING';

/** Numbers of this moment, for whoever watches. */
export interface RehearsalProgress {
  readonly phase: RehearsalPhase;
  /** 0 … 100 of the whole. */
  readonly percent: number;
  readonly joined: number;
  readonly waiting: number;
  readonly inside: number;
  readonly held: number;
  readonly conflicts: number;
  readonly failed: number;
  /** Of the last second. */
  readonly holdsPerSecond: number;
}

/** Where it was measured: figures of another machine say little. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly platform: string;
  readonly database: string;
  /** Average number of busy programs of the last minute, before it began. */
  readonly loadBefore: number;
}

/** What a synthetic on-sale showed. Kept for ever, never changed. */
export interface RehearsalReport {
  readonly finishedAt: Date;
  readonly profile: RehearsalProfile;
  readonly seats: number;
  readonly buyers: number;
  /** Of the join phase and the sale, as answered. */
  readonly joinsPerSecond: number;
  readonly holdsPerSecond: number;
  readonly join: LatencySummary;
  readonly hold: LatencySummary;
  /** Wishes that got seats, and that came too late for one. */
  readonly held: number;
  readonly conflicts: number;
  readonly failed: number;
  /** People let in within a minute, and when everybody in line would be inside at that rate; null: nobody was let in. */
  readonly admittedPerMinute: number;
  readonly drainSeconds: number | null;
  readonly steps: readonly StressStep[];
  readonly knee: Knee | null;
  /** From the end of the stress until holds were fast again; null: not asked, or not within 30 s. */
  readonly recoverySeconds: number | null;
  /** How much of one processor the synthetic buyers themselves took, 0 … ; from 0.9 on they, not the service, set the limit. */
  readonly driverCpuShare: number;
  /** Of the copy, with the queries of database/invariants. */
  readonly invariants: { readonly checked: number; readonly violated: readonly string[] };
  readonly machine: Machine;
  readonly release: string;
}

export interface Rehearsal {
  readonly id: string;
  readonly performanceId: string;
  readonly profile: RehearsalProfile;
  readonly state: RehearsalState;
  readonly requestedBy: { readonly id: string; readonly name: string };
  readonly reason: string;
  readonly requestedAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** Somebody asked to stop it; it does within seconds. */
  readonly cancelRequestedAt: Date | null;
  /** Why it failed; a code: copy-failed, worker-stopped, opening-near, failed. */
  readonly problem: string | null;
  readonly progress: RehearsalProgress | null;
  readonly report: RehearsalReport | null;
}

const MOVES: Record<RehearsalState, readonly RehearsalState[]> = {
  REQUESTED: ['RUNNING', 'CANCELLED', 'FAILED'],
  RUNNING: ['DONE', 'FAILED', 'CANCELLED'],
  DONE: [],
  FAILED: [],
  CANCELLED: [],
};

/** The database refuses the same moves (rehearsal_may_move in migration 0021). */
export function mayMove(from: RehearsalState, to: RehearsalState): boolean {
  return MOVES[from].includes(to);
}
