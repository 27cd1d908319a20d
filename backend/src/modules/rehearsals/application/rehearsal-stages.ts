import type { RehearsalPlan } from '../domain/rehearsal-profile';

export type HoldResult = 'held' | 'conflict' | 'refused';

export interface StageCounts {
  readonly waiting: number;
  /** Accounts that were let in and are still inside. */
  readonly inside: readonly string[];
  readonly admitted: number;
}

/** The copy of one performance, with people who do not exist, and what they can do there: by the real programs and SQL. */
export interface RehearsalStage {
  readonly buyers: readonly string[];
  /** Ordinals of the seats that are for sale. */
  readonly seats: readonly number[];
  readonly seatsPerPerson: number;
  readonly databaseVersion: string;
  join(accountId: string): Promise<void>;
  /** One round of admissions, and who is inside after it. */
  admit(): Promise<StageCounts>;
  hold(accountId: string, ordinals: readonly number[]): Promise<HoldResult>;
  leave(accountId: string): Promise<void>;
  /** Signs of life of everybody, as open sockets give them. */
  everybodyIsThere(): Promise<void>;
  /** Lets every hold run out, so that there is something to hold again. */
  freeSeats(): Promise<void>;
  /** Asks whether what must hold holds in the copy. */
  check(): Promise<{ readonly checked: number; readonly violated: readonly string[] }>;
  /** Ends the connections. The copy itself goes with `clear`. */
  close(): Promise<void>;
}

export abstract class RehearsalStages {
  /** Makes the copy; one that was left over goes first. */
  abstract build(performanceId: string, plan: RehearsalPlan): Promise<RehearsalStage>;
  /** Removes the copy; whether there was one. */
  abstract clear(): Promise<boolean>;
}
