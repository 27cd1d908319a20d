import { Injectable } from '@nestjs/common';
import { newId } from '#kernel/ids';
import { BookingLifecycle, BookingNotFound } from '#modules/bookings';
import { AppConfig } from '#platform/config/app-config';
import { Transactions } from '#platform/database/transactions';
import { IdempotencyKeyReused } from '#platform/http/http.errors';
import { nothingMoreToWrite } from '#platform/http/request-context';
import type { Refund } from '../../domain/refunds/refund';
import { ApprovalPending, CancellationQuoteChanged } from '../../domain/refunds/refund.errors';
import { CancelAndRecord, type StaffCancellation } from './cancel-and-record';
import { CancellationFiles } from './cancellation-file';
import { priceCancellation } from './price-cancellation';
import { type RefundApproval, RefundApprovals } from './refund-approvals';

export type StaffCancellationOutcome =
  | { readonly kind: 'refund'; readonly refund: Refund }
  /** Above the limit: somebody else has to agree first. Nothing is cancelled yet. */
  | { readonly kind: 'approval'; readonly approval: RefundApproval };

/** Cancels tickets for a buyer who asked for it, or because the organiser is at fault. */
@Injectable()
export class CancelForStaff {
  constructor(
    private readonly config: AppConfig,
    private readonly transactions: Transactions,
    private readonly bookings: BookingLifecycle,
    private readonly files: CancellationFiles,
    private readonly cancelling: CancelAndRecord,
    private readonly approvals: RefundApprovals,
  ) {}

  /**
   * @throws BookingNotFound, CancellationNotPossible, CancellationUnknownSeats, CancellationQuoteChanged, FeeNotLower,
   *   ApprovalPending, IdempotencyKeyReused
   */
  execute(wish: StaffCancellation): Promise<StaffCancellationOutcome> {
    return this.transactions.run(() => this.cancel(wish));
  }

  private async cancel(wish: StaffCancellation): Promise<StaffCancellationOutcome> {
    const { bookingId, idempotencyKey, expectedRefund } = wish;
    await this.bookings.lock(bookingId);
    const known = await this.approvals.byIdempotencyKey(bookingId, idempotencyKey);
    if (known && !isSameWish(known, wish)) throw new IdempotencyKeyReused();
    if (known) return this.waiting(known);
    const cancelled = await this.cancelling.before(wish);
    if (cancelled) return { kind: 'refund', refund: cancelled };
    if (await this.approvals.isPending(bookingId)) throw new ApprovalPending();
    // Seat by seat it is the same money: what staff gave back of this booking before counts.
    const given = await this.cancelling.given(bookingId);
    if (given + expectedRefund <= this.config.REFUND_TWO_PERSON_LIMIT)
      return { kind: 'refund', refund: await this.cancelling.execute(wish) };
    return this.waiting(await this.ask(wish));
  }

  private waiting(approval: RefundApproval): StaffCancellationOutcome {
    nothingMoreToWrite('booking.cancelled');
    return { kind: 'approval', approval };
  }

  private async ask(wish: StaffCancellation): Promise<RefundApproval> {
    const { bookingId, memberId, reason, organiserFault, feeOverride, expectedRefund, idempotencyKey } = wish;
    const file = await this.files.of(bookingId);
    if (!file) throw new BookingNotFound();
    const { items, quote } = priceCancellation(file, { ...wish, byStaff: true });
    if (quote.totals.refund !== expectedRefund) throw new CancellationQuoteChanged(quote);
    const approval = await this.approvals.add({
      id: newId(),
      bookingId,
      claimIds: items.map(({ claimId }) => claimId),
      organiserFault,
      feeOverride,
      expectedRefund,
      reason,
      idempotencyKey,
      requestedBy: memberId,
    });
    await this.cancelling.asked(approval);
    return approval;
  }
}

function isSameWish(
  known: RefundApproval,
  { seatIds, expectedRefund, organiserFault, feeOverride }: StaffCancellation,
) {
  const isSameSeats = seatIds === undefined || isSameSet(known.seatIds, seatIds);
  const { expectedRefund: refund, organiserFault: fault, feeOverride: fee } = known;
  return isSameSeats && refund === expectedRefund && fault === organiserFault && fee === feeOverride;
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
