import { Injectable } from '@nestjs/common';
import { SeatNews } from '#platform/realtime/seat-news';
import { Bookings, type Move } from './bookings';

/** Takes sold seats back, some of a booking or all. Refunds and tickets are the caller's, in the same transaction. */
@Injectable()
export class ReturnSeats {
  constructor(
    private readonly bookings: Bookings,
    private readonly news: SeatNews,
  ) {}

  /**
   * The caller holds the booking's lock. The seats are on sale again when the transaction commits, and the booking is
   * CANCELLED when none of them is left. All or none.
   */
  async execute(
    { bookingId, performanceId }: { bookingId: string; performanceId: string },
    claimIds: readonly string[],
    move: Move,
  ): Promise<{ readonly isEmpty: boolean }> {
    const { returned, isEmpty } = await this.bookings.returnSeats(bookingId, claimIds, move);
    if (returned !== claimIds.length) throw new Error(`Booking ${bookingId} no longer owns all of these seats`);
    this.news.seatsChanged(performanceId);
    return { isEmpty };
  }

  /** Ends a hold nobody is paying for. The caller holds the booking's lock and has seen that it is HELD. */
  async endHold({ id, performanceId }: { id: string; performanceId: string }, move: Move): Promise<void> {
    await this.bookings.end(id, 'CANCELLED', move);
    this.news.seatsChanged(performanceId);
  }
}
