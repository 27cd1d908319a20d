import { Injectable } from '@nestjs/common';
import { AuditLog } from '#modules/audit';
import { nothingMoreToWrite } from '#platform/http/request-context';
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

  /** What the same request got before, if it comes again: no second act, and no second entry. @throws IdempotencyKeyReused */
  async before({ memberId, ...wish }: StaffCancellation): Promise<Refund | undefined> {
    const known = await this.book.byIdempotencyKey(wish.bookingId, `staff:${wish.idempotencyKey}`);
    if (!known) return undefined;
    nothingMoreToWrite('booking.cancelled');
    return this.cancelTickets.execute({ ...wish, by: { kind: 'staff', memberId } });
  }

  /** What staff gave back of a booking before, in won. */
  given(bookingId: string): Promise<number> {
    return this.book.givenByStaff(bookingId);
  }

  /** Joins the caller's transaction, which holds the booking's lock. */
  async execute({ memberId, ...wish }: StaffCancellation): Promise<Refund> {
    const refund = await this.cancelTickets.execute({ ...wish, by: { kind: 'staff', memberId } });
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
