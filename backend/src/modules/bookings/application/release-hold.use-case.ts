import { Injectable } from '@nestjs/common';
import { Transactions } from '#platform/database/transactions';
import { SeatNews } from '#platform/realtime/seat-news';
import { BookingNotFound, BookingNotReleasable } from '../domain/booking.errors';
import { holdsExpired } from './hold-metrics';
import { Bookings } from './bookings';

/** Gives held seats back before their time is over. Safe to repeat. */
@Injectable()
export class ReleaseHold {
  constructor(
    private readonly transactions: Transactions,
    private readonly bookings: Bookings,
    private readonly news: SeatNews,
  ) {}

  /** @throws BookingNotFound, BookingNotReleasable when the seats are being paid for or were sold */
  async execute({ bookingId, buyerId }: { bookingId: string; buyerId: string }): Promise<void> {
    const performanceId = await this.transactions.run(async () => {
      const booking = await this.bookings.lock(bookingId);
      if (booking?.accountId !== buyerId) throw new BookingNotFound();
      if (booking.state === 'CANCELLED' || booking.state === 'EXPIRED') return undefined;
      if (booking.state !== 'HELD') throw new BookingNotReleasable(booking.state);

      await this.bookings.end(booking.id, 'CANCELLED', { actor: 'buyer', cause: 'released' });
      return booking.performanceId;
    });
    if (!performanceId) return;
    holdsExpired('user');
    this.news.seatsChanged(performanceId);
  }
}
