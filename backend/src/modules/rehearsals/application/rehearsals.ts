import type { Rehearsal, RehearsalProgress, RehearsalReport } from '../domain/rehearsal';
import type { RehearsalProfile } from '../domain/rehearsal-profile';

export interface NewRehearsal {
  readonly id: string;
  readonly performanceId: string;
  readonly profile: RehearsalProfile;
  readonly staffId: string;
  readonly reason: string;
}

/** What real buyers are doing, by the database's clock. */
export interface RealSales {
  /** The next opening of any performance or queue; null: none is planned. */
  readonly opensAt: Date | null;
  readonly minutesToOpening: number | null;
  readonly salesOpen: number;
  /** People in real queues. */
  readonly waiting: number;
}

export interface RehearsedPerformance {
  readonly hasSeatMap: boolean;
  readonly isOver: boolean;
  readonly isCancelled: boolean;
  /** Whether this database has the role a rehearsal works as. */
  readonly isPossible: boolean;
}

/** Rehearsals and their reports, in PostgreSQL. */
export abstract class Rehearsals {
  /** Undefined when another one is under way: one at a time, everywhere. Joins the caller's transaction. */
  abstract add(rehearsal: NewRehearsal): Promise<Rehearsal | undefined>;
  abstract underWay(): Promise<Rehearsal | undefined>;
  /** @throws RehearsalNotFound */
  abstract get(id: string): Promise<Rehearsal>;
  /** Newest first, of one performance. */
  abstract list(performanceId: string): Promise<readonly Rehearsal[]>;
  /** Undefined when there is no such performance. */
  abstract performance(id: string): Promise<RehearsedPerformance | undefined>;
  abstract realSales(): Promise<RealSales>;
  /** Asks for the end; a rehearsal nobody has begun ends at once. False: it was over. Joins the caller's transaction. */
  abstract requestCancel(id: string): Promise<boolean>;

  /** The one that waits, now RUNNING and this worker's; undefined: none. */
  abstract take(): Promise<Rehearsal | undefined>;
  /** A sign of life. `stop`: no longer ours, or somebody wants it to end. */
  abstract beat(id: string, progress: RehearsalProgress): Promise<'go-on' | 'cancel' | 'lost'>;
  abstract finish(id: string, report: RehearsalReport): Promise<void>;
  abstract end(id: string, state: 'FAILED' | 'CANCELLED', problem: string | null): Promise<void>;
  /** Fails those whose worker gave no sign of life for a while. */
  abstract failForsaken(): Promise<number>;
}
