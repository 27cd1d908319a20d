import type { MoneyCase, MoneyCaseKind, MoneyCaseOutcome, MoneyCaseState } from '../../domain/refunds/money-case';

export interface MoneyCaseSearch {
  readonly state?: MoneyCaseState | undefined;
  readonly kind?: MoneyCaseKind | undefined;
  readonly page: number;
  readonly size: number;
}

export interface MoneyCaseEnding {
  readonly outcome: MoneyCaseOutcome;
  readonly reference: string | null;
  readonly note: string;
  /** Of the member of staff. */
  readonly closedBy: string;
}

/** Where duties about money are kept that only a person can end. Writes join the caller's transaction. */
export abstract class MoneyCases {
  /** Open ones first, oldest on top; then the others, newest first. */
  abstract search(search: MoneyCaseSearch): Promise<{ items: readonly MoneyCase[]; total: number }>;
  abstract get(id: string): Promise<MoneyCase | undefined>;
  /** Locks it until the transaction ends. */
  abstract lock(id: string): Promise<MoneyCase | undefined>;
  abstract give(id: string, ownerId: string): Promise<MoneyCase>;
  /** Ends it, once and for good. What was paid is in the ledger with the same commit. */
  abstract close(id: string, ending: MoneyCaseEnding): Promise<MoneyCase>;
}
