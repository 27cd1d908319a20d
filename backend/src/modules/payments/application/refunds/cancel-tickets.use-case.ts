import { Injectable } from '@nestjs/common';
import { BookingLifecycle, BookingNotFound } from '#modules/bookings';
import { Transactions } from '#platform/database/transactions';
import { IdempotencyKeyReused } from '#platform/http/http.errors';
import { Payments } from '../../domain/payments';
import type { Refund } from '../../domain/refunds/refund';
import { CancellationQuoteChanged, RefundAccountRequired } from '../../domain/refunds/refund.errors';
import { type CancellationFile, CancellationFiles } from './cancellation-file';
import { assertCovered, type PricedCancellation, priceCancellation } from './price-cancellation';
import type { RefundAccount } from './refund-accounts';
import { RefundBook } from './refund-book';
import { type Canceller, TakeBackTickets } from './take-back-tickets';

export interface CancelTicketsCommand {
  readonly bookingId: string;
  readonly by: Canceller;
  /** Left out: all that can be cancelled. */
  readonly seatIds?: readonly string[] | undefined;
  /** What the person who asks was told, in won. A batch has nobody to tell. */
  readonly expectedRefund?: number;
  readonly reason: string;
  readonly idempotencyKey: string;
  readonly organiserFault?: boolean | undefined;
  readonly feeOverride?: number | null | undefined;
  readonly refundAccount?: RefundAccount | undefined;
}

/**
 * Cancels tickets for exactly what was quoted. In one transaction the tickets are void, the seats are on sale again and
 * the refund is owed; the money itself is sent afterwards, by the worker, until it is back. Repetitions, double clicks
 * and parallel requests are one refund.
 */
@Injectable()
export class CancelTickets {
  constructor(
    private readonly transactions: Transactions,
    private readonly bookings: BookingLifecycle,
    private readonly payments: Payments,
    private readonly files: CancellationFiles,
    private readonly book: RefundBook,
    private readonly takeBackTickets: TakeBackTickets,
  ) {}

  /**
   * Joins an open transaction.
   * @throws BookingNotFound, CancellationNotPossible, CancellationUnknownSeats, CancellationQuoteChanged, FeeNotLower,
   *   RefundAccountRequired, IdempotencyKeyReused
   */
  execute(command: CancelTicketsCommand): Promise<Refund> {
    return this.transactions.run(() => this.cancel(command));
  }

  private async cancel(command: CancelTicketsCommand): Promise<Refund> {
    const { bookingId, by } = command;
    const booking = await this.bookings.lock(bookingId);
    if (by.kind === 'buyer' && booking.accountId !== by.accountId) throw new BookingNotFound();
    const key = keyOf(command);
    const known = await this.book.byIdempotencyKey(bookingId, key);
    const file = await this.files.of(bookingId);
    if (!file) throw new BookingNotFound();
    if (known) return this.repeated(known, file, command);

    for (const { id } of file.payments.toSorted(byId)) await this.payments.lock(id);
    const priced = priceCancellation(file, { ...command, byStaff: by.kind !== 'buyer' });
    assertCovered(file, priced);
    this.check(priced, command);
    return this.takeBackTickets.execute(file, priced, { ...command, idempotencyKey: key });
  }

  private check({ quote }: PricedCancellation, { by, expectedRefund, refundAccount }: CancelTicketsCommand): void {
    if (expectedRefund !== undefined && quote.totals.refund !== expectedRefund)
      throw new CancellationQuoteChanged(quote);
    // Staff may not know it; their refund waits for a person, and the buyer can be asked.
    if (by.kind === 'buyer' && quote.needsRefundAccount && !refundAccount) throw new RefundAccountRequired();
  }

  /** The same request again gets the refund it made; another request under its key is a mistake of the caller. */
  private async repeated(known: Refund, file: CancellationFile, { seatIds, expectedRefund }: CancelTicketsCommand) {
    const claims = new Set(await this.book.claimsOf(known.id));
    const cancelled = new Set(file.seats.filter(({ claimId }) => claims.has(claimId)).map(({ seatId }) => seatId));
    const isSameSeats =
      !seatIds?.length || (seatIds.length === cancelled.size && seatIds.every((id) => cancelled.has(id)));
    if (!isSameSeats || (expectedRefund !== undefined && expectedRefund !== known.wholeAmount))
      throw new IdempotencyKeyReused();
    return known;
  }
}

/** Everybody locks the payments of a purchase in the same order. */
export function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

/** A buyer's key and a member of staff's never meet. */
function keyOf({ by, idempotencyKey }: CancelTicketsCommand): string {
  return by.kind === 'buyer' ? idempotencyKey : `${by.kind}:${idempotencyKey}`;
}
