import type { LocalizedText } from '#kernel/localized-text';
import type { Won } from '#kernel/won';

export type AccountKind = 'ASSET' | 'LIABILITY' | 'INCOME' | 'CONTRA_INCOME' | 'EXPENSE';
export type EntryKind =
  'CAPTURE' | 'REFUND_REQUESTED' | 'REFUND_PAID' | 'SETTLEMENT' | 'CORRECTION' | 'CHANGE' | 'COMPENSATION';

/** What one account took in and gave out, in won. */
export interface AccountBalance {
  readonly code: string;
  readonly kind: AccountKind;
  readonly name: LocalizedText;
  readonly debit: Won;
  readonly credit: Won;
  /** debit - credit: positive for what we own or spent, negative for what we owe or earned. */
  readonly balance: Won;
}

export interface TrialBalance {
  readonly asOf: Date;
  readonly accounts: readonly AccountBalance[];
  /** The two are equal; if they ever were not, the books would be wrong. */
  readonly totals: { readonly debit: Won; readonly credit: Won };
}

export interface PostedLine {
  readonly account: string;
  readonly name: LocalizedText;
  readonly debit: Won;
  readonly credit: Won;
  /** The seat the amount belongs to, if it belongs to one. */
  readonly seatId: string | null;
  readonly claimId: string | null;
}

/** One thing that happened to money, with the keys that lead to the booking and to the gateway. */
export interface PostedEntry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly occurredAt: Date;
  readonly bookedAt: Date;
  readonly recordedAt: Date;
  readonly bookingNumber: string | null;
  readonly orderId: string | null;
  readonly method: string | null;
  readonly paymentId: string | null;
  readonly refundId: string | null;
  readonly paymentKey: string | null;
  readonly transactionKey: string | null;
  readonly lines: readonly PostedLine[];
}

/** The books, to be read. Nobody but the database itself writes in them (migration 0008). */
export abstract class LedgerBooks {
  /**
   * The instant a report shows: `wanted`, or now. Waits until everything recorded before it is committed, so that two
   * reports of the same instant are the same. @throws AsOfInFuture
   */
  abstract settledAsOf(wanted?: Date): Promise<Date>;
  /** Sums of every account over what was recorded until then. */
  abstract trialBalance(asOf: Date): Promise<TrialBalance>;
  /** Everything that was posted for a booking, oldest first. */
  abstract ofBooking(bookingId: string): Promise<readonly PostedEntry[]>;
  /** All postings of one payment, oldest first. */
  abstract ofPayment(paymentId: string): Promise<readonly PostedEntry[]>;
}
