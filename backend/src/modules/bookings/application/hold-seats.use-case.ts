import { Injectable } from '@nestjs/common';
import { newCode, newId } from '#kernel/ids';
import { Footprints } from '#modules/fairness';
import { type PerformanceSeatMap, SeatMaps } from '#modules/seating';
import { IdempotencyKeyReused } from '#platform/http/http.errors';
import { SeatNews } from '#platform/realtime/seat-news';
import {
  AccountSuspended,
  BookingNotFound,
  EmailUnverified,
  SaleClosed,
  SaleNotOpen,
  SeatsNotForSale,
  SeatsTaken,
  TooManySeats,
  UnknownSeats,
} from '../domain/booking.errors';
import { FREE } from '../domain/seat-status';
import { BookingReads, type HeldBooking } from './booking-view';
import { bookedSeat } from './booked-seat';
import { type HoldOutcome, SeatHolds } from './seat-holds';
import { SeatStatusBoard } from './seat-status-board';

/** How long a buyer has to pay, by the database's clock. */
export const HOLD_SECONDS = 300;

export interface HoldSeatsCommand {
  readonly buyerId: string;
  readonly performanceId: string;
  readonly seatIds: readonly string[];
  readonly idempotencyKey: string;
}

/** Holds seats for a buyer for five minutes: all of them or none. */
@Injectable()
export class HoldSeats {
  constructor(
    private readonly seatMaps: SeatMaps,
    private readonly holds: SeatHolds,
    private readonly reads: BookingReads,
    private readonly board: SeatStatusBoard,
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
    const number = `T${newCode(5)}-${newCode(5)}`;

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
    if (outcome.kind !== 'held') throw await this.refusal(outcome, seatMap, ordinals);
    this.news.seatsChanged(performanceId);
    const { prices, bookingFee, expiresAt, serverTime } = outcome;
    const seats = ordinals.map((ordinal, i) => bookedSeat(seatMap, ordinal, prices[i] ?? 0));
    const tickets = prices.reduce((sum, price) => sum + price, 0);
    const amounts = { tickets, bookingFee, discount: 0, total: tickets + bookingFee };
    return { id: bookingId, number, state: 'HELD', seats, amounts, expiresAt, serverTime };
  }

  private async refusal(
    outcome: Exclude<HoldOutcome, { kind: 'held' | 'replayed' }>,
    seatMap: PerformanceSeatMap,
    wanted: readonly number[],
  ) {
    switch (outcome.kind) {
      case 'taken':
        this.news.seatsChanged(seatMap.performanceId);
        return new SeatsTaken(
          idsOf(seatMap, outcome.ordinals),
          await this.alternatives(seatMap, outcome.ordinals, wanted.length),
        );
      case 'unknown-seats':
        return new UnknownSeats(idsOf(seatMap, outcome.ordinals));
      case 'not-for-sale':
        return new SeatsNotForSale(idsOf(seatMap, outcome.ordinals));
      case 'limit':
        return new TooManySeats(outcome.limit, outcome.alreadyHeld);
      case 'not-open':
        return new SaleNotOpen(outcome.opensAt, outcome.serverTime);
      case 'closed':
        return new SaleClosed();
      case 'unverified':
        return new EmailUnverified();
      case 'account':
        return new AccountSuspended();
      case 'key-reused':
        return new IdempotencyKeyReused();
      case 'no-performance':
        return new BookingNotFound();
    }
  }

  /** Equal seats side by side, by the picture of the last moment: an offer, not a promise. */
  private async alternatives(seatMap: PerformanceSeatMap, lost: readonly number[], count: number): Promise<string[][]> {
    const { statuses } = await this.board.current(seatMap.performanceId);
    const groups = seatMap.adjacent.find({
      count,
      lost,
      isFree: (ordinal) => statuses.of(ordinal) === FREE,
      gradeOf: (ordinal) => seatMap.seatGrades[ordinal] ?? null,
    });
    return groups.map((group) => idsOf(seatMap, group));
  }
}

function ordinalsOf({ index }: PerformanceSeatMap, seatIds: readonly string[]): number[] {
  const unknown = seatIds.filter((id) => index.ordinalOf(id) === undefined);
  if (unknown.length > 0) throw new UnknownSeats(unknown);
  return seatIds.map((id) => index.ordinalOf(id) ?? -1).sort((a, b) => a - b);
}

function idsOf({ index }: PerformanceSeatMap, ordinals: readonly number[]): string[] {
  return ordinals.flatMap((ordinal) => index.at(ordinal)?.id ?? []);
}
