import type { Won } from '#kernel/won';

/** A month whose books are shut, in Seoul. */
export interface ClosedPeriod {
  /** YYYY-MM. */
  readonly month: string;
  readonly startsAt: Date;
  /** Exclusive. */
  readonly endsAt: Date;
  /** Nothing recorded later is part of it. */
  readonly asOf: Date;
  readonly closedBy: string;
  readonly reason: string;
  readonly entries: number;
  /** Sum of all debits, and of all credits. */
  readonly debits: Won;
}

/** A month that has entries and is not closed. */
export interface OpenMonth {
  readonly month: string;
  readonly entries: number;
}

/** Months are closed one after the other. What is learnt of a closed month later counts in the first open one. */
export abstract class LedgerPeriods {
  /** Oldest first. */
  abstract closed(): Promise<readonly ClosedPeriod[]>;
  /** Months with entries that are not closed yet, oldest first. */
  abstract open(): Promise<readonly OpenMonth[]>;
  /** Joins the open transaction. Closing a closed month again changes nothing. @throws PeriodNotClosable */
  abstract close(month: string, by: string, reason: string): Promise<ClosedPeriod>;
}
