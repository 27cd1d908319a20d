import type { ListedRefund } from '../../application/refunds/refund-list';
import type { RefundApproval } from '../../application/refunds/refund-approvals';
import { nextActionOf } from '../../domain/refunds/next-action';

export class StaffRefundResponse {
  id!: string;
  bookingId!: string;
  bookingNumber!: string;
  state!: 'REQUESTED' | 'SENT' | 'UNKNOWN' | 'DONE' | 'MANUAL';
  cause!: 'BUYER' | 'STAFF' | 'ORGANISER' | 'NO_SEAT' | 'CHANGE' | 'BANK' | 'GATEWAY';
  /** In won. */
  amount!: number;
  attempts!: number;
  /** The gateway's own code. */
  lastError!: string | null;
  /** WAIT: the worker is at it. The other two are for a person. */
  nextAction!: 'WAIT' | 'RETRY' | 'TRANSFER_BY_HAND' | 'NONE';
  requestedAt!: Date;
  /** `buyer:<account>`, `staff:<member>` or `system`. */
  requestedBy!: string;
  reason!: string;
  /** For how long it has been owed, or how long it took. */
  ageSeconds!: number;

  static from(refund: ListedRefund): StaffRefundResponse {
    return { ...refund, nextAction: nextActionOf(refund.state, refund.lastError) };
  }
}

export class StaffRefundListResponse {
  items!: StaffRefundResponse[];
  page!: number;
  size!: number;
  total!: number;
}

export class StaffNameResponse {
  id!: string;
  name!: string;
}

/** A cancellation that waits, or waited, for a second person. */
export class RefundApprovalResponse {
  id!: string;
  bookingId!: string;
  bookingNumber!: string;
  seatIds!: string[];
  organiserFault!: boolean;
  /** In won; null: what the terms say. */
  feeOverride!: number | null;
  /** In won. */
  expectedRefund!: number;
  reason!: string;
  requestedBy!: StaffNameResponse;
  requestedAt!: Date;
  state!: 'PENDING' | 'APPROVED' | 'REJECTED';
  decidedBy!: StaffNameResponse | null;
  decidedAt!: Date | null;
  decidedBecause!: string | null;
  refundId!: string | null;

  static from(approval: RefundApproval): RefundApprovalResponse {
    return { ...approval, seatIds: [...approval.seatIds] };
  }
}

export class RefundApprovalListResponse {
  items!: RefundApprovalResponse[];
  page!: number;
  size!: number;
  total!: number;
}

/** 201: cancelled, `refund` is set. 202: it needs a second person, `approval` is set. */
export class StaffCancellationResponse {
  refund!: StaffRefundResponse | null;
  approval!: RefundApprovalResponse | null;
}
