import type { Won } from '#kernel/won';
import type { MoneyCaseKind } from '../../domain/refunds/money-case';
import type { NewRefund, Refund } from '../../domain/refunds/refund';
import type { RefundState } from '../../domain/refunds/refund-state';

/** Who moves a refund, why, and what is learnt with it. */
export interface RefundMove {
  readonly to: RefundState;
  readonly actor: string;
  readonly cause: string;
  /** The gateway's key of the money that went back; with DONE, unless nothing went back. */
  readonly transactionKey?: string;
  readonly error?: string;
  /** When the gateway is asked (again). */
  readonly nextInSeconds?: number;
  /** The gateway's idempotency key is used up: the next question needs another one. */
  readonly newKey?: boolean;
}

/**
 * Where refunds are kept. Writes join the caller's transaction; who writes locks the booking first, then the payment,
 * then the refund. The database logs every move and refuses those that are not in the table.
 */
export abstract class RefundBook {
  abstract add(refund: NewRefund): Promise<Refund>;
  abstract get(refundId: string): Promise<Refund | undefined>;
  /** Locks it until the transaction ends. */
  abstract lock(refundId: string): Promise<Refund | undefined>;
  abstract byIdempotencyKey(bookingId: string, key: string): Promise<Refund | undefined>;
  /** What staff gave back of a booking, on the organiser's account or not, in won. */
  abstract givenByStaff(bookingId: string): Promise<Won>;
  abstract move(refund: Refund, move: RefundMove): Promise<Refund>;
  /** The seats it is for. */
  abstract claimsOf(refundId: string): Promise<readonly string[]>;
  /** Something about it that only a person can end, once of its kind. */
  abstract openCase(kind: MoneyCaseKind, refundId: string, amount: Won): Promise<void>;
  /** Those of a payment that are owed, oldest first. */
  abstract openOf(paymentId: string): Promise<readonly Refund[]>;
  /**
   * Takes refunds whose turn it is, oldest first, and puts them off for a while so that other workers leave them alone.
   * Left out: those whose payment has another one under way, or had one a moment ago.
   */
  abstract takeDue(limit: number): Promise<readonly string[]>;
  /** Whether another refund of its payment is under way, or was paid a moment ago. */
  abstract isBehindAnother(refund: Refund): Promise<boolean>;
  /** Keys of money that went back and is written down, of one payment. */
  abstract knownTransactions(paymentId: string): Promise<ReadonlySet<string>>;
  /** How many are open in each state, and for how long the oldest has been owed, in seconds. */
  abstract open(): Promise<readonly { state: RefundState; count: number; oldestSeconds: number }[]>;
  /** Deposits that banks took back after they had counted, within the last 24 hours. */
  abstract byBankWithinADay(): Promise<number>;
  /** Refunds that are MANUAL for this reason and were asked for less than so many seconds ago, the oldest first. */
  abstract manualBecause(cause: string, withinSeconds: number, limit: number): Promise<readonly Refund[]>;
  /** Whether this one is. */
  abstract isManualBecause(refundId: string, cause: string, withinSeconds: number): Promise<boolean>;
}
