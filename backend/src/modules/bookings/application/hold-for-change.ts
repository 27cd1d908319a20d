import { Injectable } from '@nestjs/common';
import type { Won } from '#kernel/won';
import { type PerformanceSeatMap, SeatMaps } from '#modules/seating';
import { SeatNews } from '#platform/realtime/seat-news';
import { HoldRefusals, ordinalsOf, type RefusedHold } from './hold-refusals';
import { HOLD_SECONDS, newBookingNumber } from './seat-holder';
import { SeatHolds } from './seat-holds';

export interface HoldForChangeCommand {
  readonly bookingId: string;
  readonly buyerId: string;
  readonly performanceId: string;
  readonly seatIds: readonly string[];
  /** Seats of the same performance that are given up for them. */
  readonly givenUp: number;
  readonly changeFee: Won;
}

/** The seats could not be held; `explain` says why. Nothing may be left of the transaction it was thrown in. */
class HoldRefused extends Error {
  constructor(
    readonly outcome: RefusedHold,
    readonly seatMap: PerformanceSeatMap,
    readonly wanted: readonly number[],
  ) {
    super(`Seats for a change were refused: ${outcome.kind}`);
  }
}

/** Holds the new seats of a change by the rules of every hold, in the transaction that writes the change down. */
@Injectable()
export class HoldForChange {
  constructor(
    private readonly seatMaps: SeatMaps,
    private readonly holds: SeatHolds,
    private readonly refusals: HoldRefusals,
    private readonly news: SeatNews,
  ) {}

  /** Joins the caller's transaction; what it throws ends it. */
  async execute({ seatIds, ...command }: HoldForChangeCommand): Promise<void> {
    const { bookingId, performanceId } = command;
    const seatMap = await this.seatMaps.ofPerformance(performanceId);
    const ordinals = ordinalsOf(seatMap, seatIds);
    const outcome = await this.holds.holdForChange({
      ...command,
      number: newBookingNumber(),
      ordinals,
      idempotencyKey: `change:${bookingId}`,
      seconds: HOLD_SECONDS,
    });
    if (outcome.kind === 'replayed') throw new Error(`Booking ${bookingId} exists already`);
    if (outcome.kind !== 'held') throw new HoldRefused(outcome, seatMap, ordinals);
    this.news.seatsChanged(performanceId);
  }

  /** What the buyer is told of an error of `execute`; any other stays as it is. Not inside a transaction. */
  async explain(error: unknown): Promise<unknown> {
    return error instanceof HoldRefused ? this.refusals.explain(error.outcome, error.seatMap, error.wanted) : error;
  }
}
