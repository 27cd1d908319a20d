import type { CheckedInvariant } from '../domain/invariant';

export interface Examination {
  /** The database's clock; all are checked in one picture of the data. */
  readonly asOf: Date;
  readonly items: readonly CheckedInvariant[];
  /** Those there was no time for. */
  readonly left: readonly string[];
}

/** Not everything at once: as many as can be begun within a time, in this order; one at least. */
export interface Budget {
  readonly withinMs: number;
  /** What is not named comes first. */
  readonly order: readonly string[];
}

/** Asks the database whether everything that must hold holds: the queries of `database/invariants`. */
export abstract class InvariantChecks {
  /** Without a budget: all of them. */
  abstract examine(budget?: Budget): Promise<Examination>;
}
