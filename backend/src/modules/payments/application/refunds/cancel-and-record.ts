import { Injectable } from '@nestjs/common';
import { AuditLog } from '#modules/audit';
import type { Refund } from '../../domain/refunds/refund';
import { CancelTickets } from './cancel-tickets.use-case';
import type { RefundApproval } from './refund-approvals';
import { RefundBook } from './refund-book';

export interface StaffCancellation {
  readonly bookingId: string;
  readonly memberId: string;
  readonly seatIds?: readonly string[] | undefined;
  readonly expectedRefund: number;
  readonly reason: string;
  readonly organiserFault: boolean;
  readonly feeOverride: number | null;
  readonly idempotencyKey: string;
}

/** A cancellation by staff and its entry in the audit log. */
@Injectable()
export class CancelAndRecord {
  constructor(
    private readonly cancelTickets: CancelTickets,
    private readonly book: RefundBook,
    private readonly audit: AuditLog,
  ) {}

  /** Joins the caller's transaction, which holds the booking's lock. A repetition is no second act. */
  async execute({ memberId, ...wish }: StaffCancellation): Promise<Refund> {
    const known = await this.book.byIdempotencyKey(wish.bookingId, `staff:${wish.idempotencyKey}`);
    const refund = await this.cancelTickets.execute({ ...wish, by: { kind: 'staff', memberId } });
    if (known) return refund;
    const { bookingId, seatIds, organiserFault, feeOverride, reason } = wish;
    const { id: refundId, amount, cancellationFee } = refund;
    await this.audit.record({
      action: 'booking.cancelled',
      subject: { type: 'booking', id: bookingId },
      after: { refundId, amount, cancellationFee, organiserFault, feeOverride, seatIds: seatIds ?? 'all' },
      reason,
    });
    return refund;
  }

  async asked({ id, bookingId, seatIds, expectedRefund, organiserFault, feeOverride, reason }: RefundApproval) {
    await this.audit.record({
      action: 'refund-approval.requested',
      subject: { type: 'refund-approval', id },
      after: { bookingId, seatIds, expectedRefund, organiserFault, feeOverride },
      reason,
    });
  }
}
