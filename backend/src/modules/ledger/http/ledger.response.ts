import { LocalizedTextResponse } from '#platform/http/localized-text.response';

export class AccountBalanceResponse {
  code!: string;
  kind!: 'ASSET' | 'LIABILITY' | 'INCOME' | 'CONTRA_INCOME' | 'EXPENSE';
  name!: LocalizedTextResponse;
  /** Won. */
  debit!: number;
  /** Won. */
  credit!: number;
  /** debit - credit, won: positive for what we own or spent, negative for what we owe or earned. */
  balance!: number;
}

export class LedgerTotalsResponse {
  debit!: number;
  credit!: number;
}

export class TrialBalanceResponse {
  asOf!: Date;
  timezone!: 'Asia/Seoul';
  /** Assets, liabilities, income, what reduces income, expenses. */
  accounts!: AccountBalanceResponse[];
  /** Equal. */
  totals!: LedgerTotalsResponse;
}

export class PostedLineResponse {
  account!: string;
  name!: LocalizedTextResponse;
  /** Won. */
  debit!: number;
  /** Won. */
  credit!: number;
  /** The seat the amount belongs to. */
  seatId!: string | null;
  claimId!: string | null;
}

export class PostedEntryResponse {
  id!: string;
  kind!: 'CAPTURE' | 'REFUND_REQUESTED' | 'REFUND_PAID' | 'SETTLEMENT' | 'CORRECTION' | 'CHANGE' | 'COMPENSATION';
  /** When it happened; at the gateway, if it happened there. */
  occurredAt!: Date;
  /** When it counts: the same, or the first instant after the months that were closed already. */
  bookedAt!: Date;
  recordedAt!: Date;
  bookingNumber!: string | null;
  orderId!: string | null;
  method!: string | null;
  paymentId!: string | null;
  refundId!: string | null;
  paymentKey!: string | null;
  transactionKey!: string | null;
  lines!: PostedLineResponse[];
}

export class StatementResponse {
  /** Oldest first. */
  entries!: PostedEntryResponse[];
}

export class LedgerTieResponse {
  /**
   * VIRTUAL_ACCOUNT_DEPOSITS: deposits that count. VIRTUAL_ACCOUNT_BALANCES: what is left of them. CASH_RECEIPTS: what the
   * tax office was told, less what was cancelled.
   */
  code!: 'VIRTUAL_ACCOUNT_DEPOSITS' | 'VIRTUAL_ACCOUNT_BALANCES' | 'CASH_RECEIPTS';
  count!: number;
  /** Won, where it is kept. */
  kept!: number;
  /** Won, in the ledger. */
  ledger!: number;
  /** kept - ledger, won; of cash receipts above zero until the tax office has heard of a refund. */
  difference!: number;
}

export class LedgerTiesResponse {
  asOf!: Date;
  timezone!: 'Asia/Seoul';
  items!: LedgerTieResponse[];
}
