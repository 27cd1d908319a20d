import type { CheckedInvariant } from '../domain/invariant';

export interface Examination {
  /** The database's clock; all are checked in one picture of the data. */
  readonly asOf: Date;
  readonly items: readonly CheckedInvariant[];
}

/** Asks the database whether everything that must hold holds: the queries of `database/invariants`. */
export abstract class InvariantChecks {
  abstract examine(): Promise<Examination>;
}
