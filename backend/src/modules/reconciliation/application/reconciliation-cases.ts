import type { Won } from '#kernel/won';
import type { DayRange } from '../domain/reconciliation-range';

export const CASE_STATES = ['OPEN', 'EXPLAINED', 'RESOLVED'] as const;
/** EXPLAINED: a person knows why. RESOLVED: a later comparison found no difference any more, or a person says so. */
export type CaseState = (typeof CASE_STATES)[number];
export const CASE_KINDS = ['MISSING_HERE', 'MISSING_THERE', 'AMOUNT', 'DATE'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];
/** Which of the gateway's lists differs from our books. */
export type CaseSource = 'TRANSACTION' | 'SETTLEMENT';

export interface ReconciliationCase {
  readonly id: string;
  readonly source: CaseSource;
  readonly kind: CaseKind;
  readonly transactionKey: string;
  readonly paymentKey: string | null;
  readonly orderId: string | null;
  readonly bookingNumber: string | null;
  /** The Korean day it is about. */
  readonly day: string;
  readonly oursAmount: Won | null;
  readonly theirsAmount: Won | null;
  /** What is missing or too much with us, won. */
  readonly difference: Won;
  readonly oursAt: Date | null;
  readonly theirsAt: Date | null;
  readonly state: CaseState;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly note: string | null;
  readonly openedAt: Date;
  readonly stateAt: Date;
  readonly ageSeconds: number;
}

export interface CaseSearch {
  readonly state?: CaseState;
  readonly kind?: CaseKind;
  readonly page: number;
  readonly size: number;
}

export interface CaseChange {
  readonly owner?: string | null;
  readonly state?: CaseState;
  readonly note: string;
}

export interface OpenDifferences {
  readonly count: number;
  /** Sum of what differs, each counted as positive, won. */
  readonly won: Won;
  /** Unix time in seconds; 0 when no comparison was ever finished. */
  readonly lastSuccessSeconds: number;
}

export abstract class ReconciliationCases {
  /** Oldest open ones first, then the others, newest first. */
  abstract search(
    search: CaseSearch,
  ): Promise<{ readonly items: readonly ReconciliationCase[]; readonly total: number }>;
  /** @throws CaseNotFound */
  abstract get(id: string): Promise<ReconciliationCase>;
  /** Joins the open transaction. @throws CaseNotFound, CaseOwnerUnknown */
  abstract change(id: string, change: CaseChange): Promise<ReconciliationCase>;
  /** How many cases about these days nobody has explained, what the gateway gave back unasked among them. */
  abstract openIn(range: DayRange): Promise<number>;
  abstract openDifferences(): Promise<OpenDifferences>;
}
