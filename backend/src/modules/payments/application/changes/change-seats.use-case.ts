import { Injectable } from '@nestjs/common';
import type { Won } from '#kernel/won';
import { BookingLifecycle, BookingNotFound } from '#modules/bookings';
import { Transactions } from '#platform/database/transactions';
import { IdempotencyKeyReused } from '#platform/http/http.errors';
import { ChangeQuoteChanged } from '../../domain/changes/change.errors';
import { Payments } from '../../domain/payments';
import { byId } from '../refunds/cancel-tickets.use-case';
import { CarryOutChange, type ChangeOutcome } from './carry-out-change';
import { type BookingChange, ChangeBook } from './change-book';
import { type ChangeFile, ChangeFiles } from './change-file';
import { type ChangeWish, priceChange } from './price-change';

export interface ChangeSeatsCommand extends ChangeWish {
  readonly bookingId: string;
  readonly accountId: string;
  /** What the buyer was told: to pay, or to get back when it is negative. */
  readonly expectedDifference: Won;
  readonly idempotencyKey: string;
}

/**
 * Changes seats or date for exactly what was quoted. What costs more is held until the difference is paid; what does not
 * is changed at once, in one transaction, and the rest of the money goes back. Repetitions, double clicks and parallel
 * requests are one change.
 */
@Injectable()
export class ChangeSeats {
  constructor(
    private readonly transactions: Transactions,
    private readonly bookings: BookingLifecycle,
    private readonly payments: Payments,
    private readonly files: ChangeFiles,
    private readonly book: ChangeBook,
    private readonly carryOut: CarryOutChange,
  ) {}

  /**
   * @throws BookingNotFound, ChangeNotPossible, ChangeUnknownSeats, ChangeSeatCount, ChangeOtherPerformance,
   *   ChangeQuoteChanged, ChangeUnderWay, IdempotencyKeyReused, and everything holding seats may throw
   */
  async execute(command: ChangeSeatsCommand): Promise<ChangeOutcome> {
    try {
      return await this.transactions.run(() => this.change(command));
    } catch (error) {
      throw await this.carryOut.explain(error);
    }
  }

  private async change(command: ChangeSeatsCommand): Promise<ChangeOutcome> {
    const { bookingId, accountId, expectedDifference } = command;
    const booking = await this.bookings.lock(bookingId);
    if (booking.accountId !== accountId) throw new BookingNotFound();
    const known = await this.book.byIdempotencyKey(bookingId, command.idempotencyKey);
    const file = await this.files.of(bookingId);
    if (!file) throw new BookingNotFound();
    if (known) return this.repeated(known, file, command);

    await this.carryOut.giveUpOpen(bookingId);
    for (const { id } of file.payments.toSorted(byId)) await this.payments.lock(id);
    const priced = priceChange(file, command, await this.files.target(command.toPerformanceId, command.toSeatIds));
    if (priced.quote.difference !== expectedDifference) throw new ChangeQuoteChanged(priced.quote);
    return this.carryOut.execute(file, priced, command);
  }

  /** The same request again gets the change it made; another request under its key is a mistake of the caller. */
  private repeated(known: BookingChange, { seats }: ChangeFile, command: ChangeSeatsCommand): ChangeOutcome {
    const claims = new Set(known.claimIds);
    const given = seats.filter(({ claimId }) => claims.has(claimId)).map(({ seatId }) => seatId);
    const isSame =
      known.difference === command.expectedDifference &&
      known.toPerformanceId === command.toPerformanceId &&
      hasSame(given, command.seatIds) &&
      hasSame(known.toSeatIds, command.toSeatIds);
    if (!isSame) throw new IdempotencyKeyReused();
    return { changeId: known.id, toBookingId: known.toBookingId, state: known.state };
  }
}

function hasSame(a: readonly string[], b: readonly string[]): boolean {
  return new Set(a).size === new Set(b).size && a.every((id) => b.includes(id));
}
