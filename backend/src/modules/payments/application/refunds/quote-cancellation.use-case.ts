import { Injectable } from '@nestjs/common';
import { BookingNotFound } from '#modules/bookings';
import { type CancellationFile, CancellationFiles } from './cancellation-file';
import { assertCovered, type CancellationQuote, type CancellationWish, priceCancellation } from './price-cancellation';

/** Says what cancelling would give back now. Changes nothing. */
@Injectable()
export class QuoteCancellation {
  constructor(private readonly files: CancellationFiles) {}

  /** @throws BookingNotFound also for somebody else's; CancellationNotPossible, CancellationUnknownSeats */
  async forBuyer(bookingId: string, accountId: string, seatIds: readonly string[]): Promise<CancellationQuote> {
    const file = await this.files.of(bookingId);
    if (file?.accountId !== accountId) throw new BookingNotFound();
    return this.quote(file, { seatIds });
  }

  /** @throws BookingNotFound, CancellationNotPossible, CancellationUnknownSeats, FeeNotLower */
  async forStaff(bookingId: string, wish: CancellationWish): Promise<CancellationQuote> {
    const file = await this.files.of(bookingId);
    if (!file) throw new BookingNotFound();
    return this.quote(file, { ...wish, byStaff: true });
  }

  private quote(file: CancellationFile, wish: CancellationWish): CancellationQuote {
    const priced = priceCancellation(file, wish);
    assertCovered(file, priced);
    return priced.quote;
  }
}
