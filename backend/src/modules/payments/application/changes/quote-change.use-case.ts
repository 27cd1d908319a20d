import { Injectable } from '@nestjs/common';
import { BookingNotFound } from '#modules/bookings';
import { ChangeFiles } from './change-file';
import { type ChangeQuote, type ChangeWish, priceChange } from './price-change';

/** Says what changing seats or date would cost now. Changes nothing and holds nothing. */
@Injectable()
export class QuoteChange {
  constructor(private readonly files: ChangeFiles) {}

  /**
   * @throws BookingNotFound also for somebody else's; ChangeNotPossible, ChangeUnknownSeats, ChangeSeatCount,
   *   ChangeOtherPerformance, SeatsNotForSale
   */
  async execute(bookingId: string, accountId: string, wish: ChangeWish): Promise<ChangeQuote> {
    const file = await this.files.of(bookingId);
    if (file?.accountId !== accountId) throw new BookingNotFound();
    const target = await this.files.target(wish.toPerformanceId, wish.toSeatIds);
    return priceChange(file, wish, target).quote;
  }
}
