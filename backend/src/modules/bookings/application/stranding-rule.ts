import { Injectable } from '@nestjs/common';
import type { PerformanceSeatMap } from '#modules/seating';
import { StrandsSeat } from '../domain/booking.errors';
import { FREE } from '../domain/seat-status';
import { BookingReads } from './booking-view';
import { idsOf } from './hold-refusals';
import type { ChosenSeats } from './seat-holder';
import { SeatStatusBoard } from './seat-status-board';

/**
 * Refuses seats chosen by hand that would leave a single free seat alone, for events whose organiser wants that.
 *
 * A courtesy to the house, no guarantee: it goes by the picture of the last second, so two choices in the same second may
 * leave a seat between them, and so may seats that come back. Best seats, changes of seats and the box office are not asked.
 * Without the rule it costs nothing, with it no statement but the picture's own; only before a refusal the key is looked up.
 */
@Injectable()
export class StrandingRule {
  constructor(
    private readonly board: SeatStatusBoard,
    private readonly reads: BookingReads,
  ) {}

  /** @throws StrandsSeat with up to three groups that leave nobody alone */
  async check(seatMap: PerformanceSeatMap, { buyerId, ordinals, idempotencyKey }: ChosenSeats): Promise<void> {
    if (!seatMap.leavesNoSingleSeats) return;
    const { statuses } = await this.board.current(seatMap.performanceId);
    const found = seatMap.stranding.check({
      chosen: ordinals,
      isFree: (ordinal) => statuses.of(ordinal) === FREE,
      gradeOf: (ordinal) => seatMap.seatGrades[ordinal] ?? null,
    });
    if (!found) return;
    // A repeated wish whose seats are held already gets its booking, whatever was sold around it since.
    if (await this.reads.ofKey(buyerId, idempotencyKey)) return;
    throw new StrandsSeat(
      idsOf(seatMap, found.stranded),
      found.alternatives.map((group) => idsOf(seatMap, group)),
    );
  }
}
