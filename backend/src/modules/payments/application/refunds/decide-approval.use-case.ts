import { Injectable } from '@nestjs/common';
import { AuditLog } from '#modules/audit';
import { BookingLifecycle } from '#modules/bookings';
import { Transactions } from '#platform/database/transactions';
import { ApprovalDecided, ApprovalNotFound, SamePersonApproves } from '../../domain/refunds/refund.errors';
import { CancelAndRecord } from './cancel-and-record';
import { type Decision, type RefundApproval, RefundApprovals } from './refund-approvals';

interface Deciding {
  readonly approvalId: string;
  readonly memberId: string;
  readonly reason: string;
}

/** The second pair of eyes: agrees to a large refund, which then happens, or refuses it. Never the person who asked. */
@Injectable()
export class DecideApproval {
  constructor(
    private readonly transactions: Transactions,
    private readonly bookings: BookingLifecycle,
    private readonly approvals: RefundApprovals,
    private readonly cancelling: CancelAndRecord,
    private readonly audit: AuditLog,
  ) {}

  /**
   * @throws ApprovalNotFound, ApprovalDecided, SamePersonApproves, CancellationQuoteChanged when something else is due by
   *   now, CancellationNotPossible, CancellationUnknownSeats
   */
  approve(deciding: Deciding): Promise<RefundApproval> {
    return this.transactions.run(async () => {
      const approval = await this.pending(deciding);
      const { id, bookingId, seatIds, expectedRefund, organiserFault, feeOverride, reason, requestedBy } = approval;
      const refund = await this.cancelling.execute({
        bookingId,
        memberId: requestedBy.id,
        seatIds,
        expectedRefund,
        reason,
        organiserFault,
        feeOverride,
        idempotencyKey: `approval-${id}`,
      });
      return this.decide(approval, deciding, { state: 'APPROVED', refundId: refund.id });
    });
  }

  /** @throws ApprovalNotFound, ApprovalDecided, SamePersonApproves */
  reject(deciding: Deciding): Promise<RefundApproval> {
    return this.transactions.run(async () =>
      this.decide(await this.pending(deciding), deciding, { state: 'REJECTED' }),
    );
  }

  private async pending({ approvalId, memberId }: Deciding): Promise<RefundApproval> {
    const seen = await this.approvals.get(approvalId);
    if (!seen) throw new ApprovalNotFound();
    await this.bookings.lock(seen.bookingId);
    const approval = (await this.approvals.get(approvalId)) ?? seen;
    if (approval.requestedBy.id === memberId) throw new SamePersonApproves();
    if (approval.state !== 'PENDING') throw new ApprovalDecided(approval.state);
    return approval;
  }

  private async decide({ id }: RefundApproval, deciding: Deciding, to: Pick<Decision, 'state' | 'refundId'>) {
    const { memberId, reason } = deciding;
    const decided = await this.approvals.decide(id, { ...to, by: memberId, because: reason });
    await this.audit.record({
      action: to.state === 'APPROVED' ? 'refund-approval.approved' : 'refund-approval.rejected',
      subject: { type: 'refund-approval', id },
      before: { state: 'PENDING' },
      after: to,
      reason,
    });
    return decided;
  }
}
