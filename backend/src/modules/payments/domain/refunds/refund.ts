import type { Won } from '#kernel/won';
import type { RefundState } from './refund-state';

/**
 * Why money goes back. NO_SEAT: it came for what could not be sold any more. CHANGE: cheaper seats instead. BANK: the
 * buyer's bank took a deposit back. GATEWAY: it gave money back although nobody here had asked it to.
 */
export type RefundCause = 'BUYER' | 'STAFF' | 'ORGANISER' | 'NO_SEAT' | 'CHANGE' | 'BANK' | 'GATEWAY';

/** One seat that was given back. `cancellationFee + (bookingFee - bookingFeeReturned) + amount = price + bookingFee`. */
export interface RefundItem {
  readonly claimId: string;
  /** What was paid for the ticket: its price less its share of a discount. */
  readonly price: Won;
  readonly cancellationFee: Won;
  readonly bookingFee: Won;
  readonly bookingFeeReturned: Won;
  /** What goes back for it. */
  readonly amount: Won;
}

/** A promise to give money back. It is never undone, only kept. */
export interface Refund {
  /** Also the start of the idempotency key the gateway is asked with. */
  readonly id: string;
  readonly bookingId: string;
  readonly paymentId: string;
  readonly cause: RefundCause;
  readonly state: RefundState;
  readonly stateAt: Date;
  /** How long it has been in it, by the database's clock. */
  readonly inStateSeconds: number;
  /** How long it has been owed. */
  readonly ageSeconds: number;
  readonly amount: Won;
  /** The same with what goes back from other payments of the purchase, as refunds of their own. */
  readonly wholeAmount: Won;
  /** The refund whose seats and fees this one shares. */
  readonly partOf: string | null;
  readonly cancellationFee: Won;
  readonly bookingFeeReturned: Won;
  readonly transactionKey: string | null;
  readonly requestedBy: string;
  readonly reason: string;
  readonly requestedAt: Date;
  readonly attempts: number;
  /** Counts the gateway's idempotency keys: each that was answered for good without paying is followed by another. */
  readonly keyRound: number;
  readonly lastError: string | null;
}

export interface NewRefund {
  readonly id: string;
  readonly bookingId: string;
  readonly paymentId: string;
  readonly cause: RefundCause;
  /** With `partOf`: the refund that has the items; this one only sends some of their sum. */
  readonly partOf?: string;
  /** For a refund with items their sum and what is `beyond` them, less what its parts send. */
  readonly amount: Won;
  /** Of a GATEWAY refund: what its items do not account for; below zero where they are worth more. */
  readonly beyondItems?: Won;
  readonly items: readonly RefundItem[];
  readonly idempotencyKey: string;
  /** `buyer:<account>`, `staff:<member>` or `system`. */
  readonly requestedBy: string;
  readonly reason: string;
}

/** What goes back for all of the items, in won. */
export function sumOf(items: readonly RefundItem[]) {
  const sum = (of: (item: RefundItem) => Won) => items.reduce((total, item) => total + of(item), 0);
  return {
    price: sum(({ price }) => price),
    cancellationFee: sum(({ cancellationFee }) => cancellationFee),
    bookingFee: sum(({ bookingFee }) => bookingFee),
    bookingFeeReturned: sum(({ bookingFeeReturned }) => bookingFeeReturned),
    refund: sum(({ amount }) => amount),
  };
}
