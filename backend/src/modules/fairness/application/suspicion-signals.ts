import type { Signal } from '../domain/suspicion-rules';

export interface PersonsSignal extends Signal {
  readonly performanceId: string;
  readonly accountId: string;
}

/** Evidence. A rule counts once for a person and a performance. */
export abstract class SuspicionSignals {
  /** Keeps what is new; returns how many were. */
  abstract add(signals: readonly PersonsSignal[]): Promise<number>;
  /** Points by account, for everybody who has any. */
  abstract scores(performanceId: string): Promise<ReadonlyMap<string, number>>;
  /** Deletes what is older than 30 days and belongs to no case, and what belongs to a case that ended three years ago. */
  abstract forget(): Promise<number>;
}
