import { Injectable } from '@nestjs/common';
import { type PerformanceSeatMap } from '#modules/seating';
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
import type { HoldOutcome } from './seat-holds';
import { SeatStatusBoard } from './seat-status-board';

export type RefusedHold = Exclude<HoldOutcome, { kind: 'held' | 'replayed' }>;

/** What a buyer is told when seats cannot be held for them. */
@Injectable()
export class HoldRefusals {
  constructor(
    private readonly board: SeatStatusBoard,
    private readonly news: SeatNews,
  ) {}

  /** The error to throw. `wanted` are the ordinals that were asked for. Not inside a transaction. */
  async explain(outcome: RefusedHold, seatMap: PerformanceSeatMap, wanted: readonly number[]) {
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
    const wanted = {
      count,
      lost,
      isFree: (ordinal: number) => statuses.of(ordinal) === FREE,
      gradeOf: (ordinal: number) => seatMap.seatGrades[ordinal] ?? null,
    };
    // What is offered should not be refused for the seat it leaves.
    const polite = seatMap.leavesNoSingleSeats ? seatMap.adjacent.find({ ...wanted, leavesNobodyAlone: true }) : [];
    const groups = polite.length > 0 ? polite : seatMap.adjacent.find(wanted);
    return groups.map((group) => idsOf(seatMap, group));
  }
}

/** Ascending. @throws UnknownSeats */
export function ordinalsOf({ index }: PerformanceSeatMap, seatIds: readonly string[]): number[] {
  const unknown = seatIds.filter((id) => index.ordinalOf(id) === undefined);
  if (unknown.length > 0) throw new UnknownSeats(unknown);
  return seatIds.map((id) => index.ordinalOf(id) ?? -1).sort((a, b) => a - b);
}

export function idsOf({ index }: PerformanceSeatMap, ordinals: readonly number[]): string[] {
  return ordinals.flatMap((ordinal) => index.at(ordinal)?.id ?? []);
}
