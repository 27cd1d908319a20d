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
  abstract move(refund: Refund, move: RefundMove): Promise<Refund>;
}
