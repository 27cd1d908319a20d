import { Injectable } from '@nestjs/common';
import { newCode, newId } from '#kernel/ids';
import { Footprints } from '#modules/fairness';
import { SeatMaps } from '#modules/seating';
import { SeatNews } from '#platform/realtime/seat-news';
import { BookingReads, type HeldBooking } from './booking-view';
import { bookedSeat } from './booked-seat';
import { HoldRefusals, ordinalsOf } from './hold-refusals';
import { SeatHolds } from './seat-holds';

/** How long a buyer has to pay, by the database's clock. */
export const HOLD_SECONDS = 300;

export interface HoldSeatsCommand {
  readonly buyerId: string;
  readonly performanceId: string;
  readonly seatIds: readonly string[];
  readonly idempotencyKey: string;
}

/** For people: no letter is another's double. */
export function newBookingNumber(): string {
  return `T${newCode(5)}-${newCode(5)}`;
}

/** Holds seats for a buyer for five minutes: all of them or none. */
@Injectable()
export class HoldSeats {
  constructor(
    private readonly seatMaps: SeatMaps,
    private readonly holds: SeatHolds,
    private readonly reads: BookingReads,
    private readonly refusals: HoldRefusals,
    private readonly news: SeatNews,
    private readonly footprints: Footprints,
  ) {}

  /**
   * @throws SeatsTaken with up to three groups of equal seats side by side; UnknownSeats, SeatsNotForSale,
   *   TooManySeats, SaleNotOpen, SaleClosed, EmailUnverified, AccountSuspended, IdempotencyKeyReused, SeatMapNotFound
   */
  async execute({ buyerId, performanceId, seatIds, idempotencyKey }: HoldSeatsCommand): Promise<HeldBooking> {
    const seatMap = await this.seatMaps.ofPerformance(performanceId);
    const ordinals = ordinalsOf(seatMap, seatIds);
    this.footprints.note({ kind: 'HOLD', performanceId, accountId: buyerId });
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
    if (outcome.kind !== 'held') throw await this.refusals.explain(outcome, seatMap, ordinals);
    this.news.seatsChanged(performanceId);
    const { prices, bookingFee, expiresAt, serverTime } = outcome;
    const seats = ordinals.map((ordinal, i) => bookedSeat(seatMap, ordinal, prices[i] ?? 0));
    const tickets = prices.reduce((sum, price) => sum + price, 0);
    const amounts = { tickets, bookingFee, discount: 0, total: tickets + bookingFee };
    return { id: bookingId, number, state: 'HELD', seats, amounts, expiresAt, serverTime };
  }
}
