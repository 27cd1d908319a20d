import type { Won } from '#kernel/won';
import type { GatewaySettlement, GatewayTransaction } from '#modules/payments';
import type { DayRange } from '../domain/reconciliation-range';

export type RunState = 'RUNNING' | 'DONE' | 'FAILED';
export type RunStep = 'TRANSACTIONS' | 'SETTLEMENTS' | 'COMPARE';

/** What a finished comparison found; won where it is money. */
export interface RunResult {
  /** Movements in our books and in the gateway's list, and its settlements. */
  readonly ours: number;
  readonly theirs: number;
  readonly settlements: number;
  readonly matched: number;
  readonly missingHere: number;
  readonly missingThere: number;
  readonly amountDiffers: number;
  readonly dateDiffers: number;
  /** Net won that moved. */
  readonly oursTotal: Won;
  readonly theirsTotal: Won;
}

export interface ReconciliationRun extends DayRange {
  readonly id: string;
  /** `nightly` or `staff:<member>`. */
  readonly requestedBy: string;
  readonly state: RunState;
  readonly step: RunStep;
  readonly cursor: string | null;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  /** Null until it is done. */
  readonly result: RunResult | null;
}

export interface RunPage {
  readonly items: readonly ReconciliationRun[];
  readonly total: number;
}

/** Comparisons and what they fetched. Each write is one transaction, so a run goes on where it was. */
export abstract class ReconciliationRuns {
  /** Joins the open transaction. */
  abstract add(id: string, range: DayRange, requestedBy: string): Promise<ReconciliationRun>;
  /** Adds the nightly runs of these days that are not there; how many. */
  abstract addNightly(days: readonly string[]): Promise<number>;
  /** The Korean day of the first entry that money moved in; nothing was to be compared before. */
  abstract firstDay(): Promise<string | undefined>;
  /** A run nobody works on. It is this worker's for five minutes. */
  abstract take(): Promise<ReconciliationRun | undefined>;
  /** Keeps a page and remembers what comes after it; without `next` the step is over. */
  abstract keepTransactions(
    run: ReconciliationRun,
    rows: readonly GatewayTransaction[],
    next: string | null,
  ): Promise<void>;
  abstract keepSettlements(
    run: ReconciliationRun,
    rows: readonly GatewaySettlement[],
    next: string | null,
  ): Promise<void>;
  /**
   * Compares what was fetched with the ledger, opens, renews and resolves cases, and ends the run. Payments of which money
   * is not in our books are doubted: the gateway is asked about each.
   */
  abstract compare(run: ReconciliationRun): Promise<void>;
  /** Resolves what was missing here and has been booked since; how many. */
  abstract resolveBooked(): Promise<number>;
  /** It did not work this time: later again, and after a day of trying never. */
  abstract postpone(run: ReconciliationRun, error: string): Promise<void>;
  /** Books settlements whose pay-out day has come, at most so many; how many. */
  abstract bookSettlements(until: string, limit: number): Promise<number>;
  /** How many of those paid out by that day add up and are not booked, whoever may be booking them just now. */
  abstract unbookedSettlements(until: string): Promise<number>;
  abstract get(id: string): Promise<ReconciliationRun>;
  /** Newest first. */
  abstract list(page: number, size: number): Promise<RunPage>;
  /** Days of the range on which money moved that no finished run has looked at since. */
  abstract daysNotCompared(range: DayRange): Promise<readonly string[]>;
}
