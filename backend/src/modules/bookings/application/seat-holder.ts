import { Injectable } from '@nestjs/common';
import { newCode, newId } from '#kernel/ids';
import type { PerformanceSeatMap } from '#modules/seating';
import { SeatNews } from '#platform/realtime/seat-news';
import { BookingReads, type HeldBooking } from './booking-view';
import { bookedSeat } from './booked-seat';
import type { RefusedHold } from './hold-refusals';
import { SeatHolds } from './seat-holds';

/** How long a buyer has to pay, by the database's clock. */
export const HOLD_SECONDS = 300;

export interface ChosenSeats {
  readonly buyerId: string;
  /** Ascending and without repetition. */
  readonly ordinals: readonly number[];
  readonly idempotencyKey: string;
}

/** For people: no letter is another's double. */
export function newBookingNumber(): string {
  return `T${newCode(5)}-${newCode(5)}`;
}

/** The one way a buyer's seats come to be held for five minutes, whoever chose them: all of them or none. */
@Injectable()
export class SeatHolder {
  constructor(
    private readonly holds: SeatHolds,
    private readonly reads: BookingReads,
    private readonly news: SeatNews,
  ) {}

  /** The booking, also when the key made it before; or why the seats were not held, and nothing was written. */
  async hold(seatMap: PerformanceSeatMap, chosen: ChosenSeats): Promise<HeldBooking | RefusedHold> {
    const { buyerId, ordinals, idempotencyKey } = chosen;
    const { performanceId } = seatMap;
    const bookingId = newId();
    const number = newBookingNumber();

    const outcome = await this.holds.hold({
      bookingId,
      number,
      buyerId,
      performanceId,
      ordinals,
      idempotencyKey,
      seconds: HOLD_SECONDS,
    });

    if (outcome.kind === 'replayed') return this.reads.ofBuyer(outcome.bookingId, buyerId);
    if (outcome.kind !== 'held') return outcome;
    this.news.seatsChanged(performanceId);
    const { prices, bookingFee, expiresAt, serverTime } = outcome;
    const seats = ordinals.map((ordinal, i) => bookedSeat(seatMap, ordinal, prices[i] ?? 0));
    const tickets = prices.reduce((sum, price) => sum + price, 0);
    const amounts = { tickets, bookingFee, discount: 0, total: tickets + bookingFee };
    return { id: bookingId, number, state: 'HELD', seats, amounts, expiresAt, serverTime };
  }
}
