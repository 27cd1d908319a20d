import type { Won } from '#kernel/won';

/** The same money counted where it is kept and in the ledger; won. */
export interface LedgerTie {
  /**
   * VIRTUAL_ACCOUNT_DEPOSITS: deposits that count, beside the captures of their payments. VIRTUAL_ACCOUNT_BALANCES: what is
   * left of them. CASH_RECEIPTS: what the tax office was told less what was cancelled, beside what is left of the payments.
   */
  readonly code: 'VIRTUAL_ACCOUNT_DEPOSITS' | 'VIRTUAL_ACCOUNT_BALANCES' | 'CASH_RECEIPTS';
  readonly count: number;
  readonly kept: Won;
  readonly ledger: Won;
  /** kept - ledger; of cash receipts for a moment above zero, until the tax office has heard of a refund. */
  readonly difference: Won;
}

export interface LedgerTieReport {
  readonly asOf: Date;
  readonly items: readonly LedgerTie[];
}

export abstract class LedgerTies {
  /** As things are now, from one snapshot. */
  abstract now(): Promise<LedgerTieReport>;
}
