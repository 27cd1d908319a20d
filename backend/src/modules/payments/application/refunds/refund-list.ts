import type { Won } from '#kernel/won';
import type { RefundCause } from '../../domain/refunds/refund';
import type { RefundState } from '../../domain/refunds/refund-state';

/** A refund on the desk of staff. */
export interface ListedRefund {
  readonly id: string;
  readonly bookingId: string;
  readonly bookingNumber: string;
  readonly state: RefundState;
  readonly cause: RefundCause;
  readonly amount: Won;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly requestedAt: Date;
  readonly requestedBy: string;
  readonly reason: string;
  /** For how long it has been owed, or how long it took. */
  readonly ageSeconds: number;
}

export abstract class RefundList {
  /** Those that are open first, oldest first; then the latest done. */
  abstract page(
    state: RefundState | undefined,
    page: number,
    size: number,
  ): Promise<{ items: readonly ListedRefund[]; total: number }>;
  abstract one(refundId: string): Promise<ListedRefund | undefined>;
}
