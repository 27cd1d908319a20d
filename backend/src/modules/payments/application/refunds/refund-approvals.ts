import type { Won } from '#kernel/won';

export type ApprovalState = 'PENDING' | 'APPROVED' | 'REJECTED';

export interface StaffName {
  readonly id: string;
  readonly name: string;
}

/** A cancellation that waits for a second person. */
export interface RefundApproval {
  readonly id: string;
  readonly bookingId: string;
  readonly bookingNumber: string;
  readonly seatIds: readonly string[];
  readonly organiserFault: boolean;
  readonly feeOverride: Won | null;
  /** What the first person was shown; if something else is due by then, nothing is cancelled. */
  readonly expectedRefund: Won;
  readonly reason: string;
  readonly requestedBy: StaffName;
  readonly requestedAt: Date;
  readonly state: ApprovalState;
  readonly decidedBy: StaffName | null;
  readonly decidedAt: Date | null;
  readonly decidedBecause: string | null;
  readonly refundId: string | null;
}

export interface NewApproval {
  readonly id: string;
  readonly bookingId: string;
  readonly claimIds: readonly string[];
  readonly organiserFault: boolean;
  readonly feeOverride: Won | null;
  readonly expectedRefund: Won;
  readonly reason: string;
  readonly idempotencyKey: string;
  readonly requestedBy: string;
}

export interface Decision {
  readonly state: 'APPROVED' | 'REJECTED';
  readonly by: string;
  readonly because: string;
  readonly refundId?: string;
}

/** Where approvals are kept. Writes join the caller's transaction, which holds the booking's lock. */
export abstract class RefundApprovals {
  abstract add(approval: NewApproval): Promise<RefundApproval>;
  abstract get(id: string): Promise<RefundApproval | undefined>;
  abstract byIdempotencyKey(bookingId: string, key: string): Promise<RefundApproval | undefined>;
  abstract isPending(bookingId: string): Promise<boolean>;
  abstract decide(id: string, decision: Decision): Promise<RefundApproval>;
  /** Oldest first. */
  abstract list(
    state: ApprovalState | undefined,
    page: number,
    size: number,
  ): Promise<{ items: readonly RefundApproval[]; total: number }>;
}
