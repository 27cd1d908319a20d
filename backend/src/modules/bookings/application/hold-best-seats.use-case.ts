import { Injectable } from '@nestjs/common';
import { Footprints } from '#modules/fairness';
import { type PerformanceSeatMap, SeatMaps } from '#modules/seating';
import { NoAdjacentSeats, UnknownGrade } from '../domain/booking.errors';
import { BestSeatsSearch } from './best-seats-search';
import { type BookingDocument, BookingReads, type HeldBooking } from './booking-view';
import { HoldRefusals, type RefusedHold } from './hold-refusals';
import { SeatHolder } from './seat-holder';

/** Groups tried for one wish before its buyer is told that others were faster. */
const TRIES = 5;

export interface HoldBestSeatsCommand {
  readonly buyerId: string;
  readonly performanceId: string;
  /** 1 to 10. */
  readonly count: number;
  /** Only this price grade; any one grade unless told. */
  readonly gradeCode?: string | undefined;
  readonly idempotencyKey: string;
}

/**
 * Holds the best seats side by side that are free, in one step: they are found in the picture of the hall and held as any
 * others. When somebody was faster with them, the next group is tried.
 */
@Injectable()
export class HoldBestSeats {
  constructor(
    private readonly seatMaps: SeatMaps,
    private readonly search: BestSeatsSearch,
    private readonly holder: SeatHolder,
    private readonly reads: BookingReads,
    private readonly refusals: HoldRefusals,
    private readonly footprints: Footprints,
  ) {}

  /**
   * @throws NoAdjacentSeats {largest, largestInAnyGrade}; SeatsTaken after five groups others were faster with;
   *   UnknownGrade, TooManySeats, SaleNotOpen, SaleClosed, EmailUnverified, AccountSuspended, IdempotencyKeyReused,
   *   SeatMapNotFound
   */
  async execute(command: HoldBestSeatsCommand): Promise<HeldBooking> {
    const { buyerId, performanceId, idempotencyKey } = command;
    const seatMap = await this.seatMaps.ofPerformance(performanceId);
    const grade = gradeOf(seatMap, command.gradeCode);
    this.footprints.note({ kind: 'HOLD', performanceId, accountId: buyerId });

    for (let attempt = 1; ; attempt += 1) {
      const found = await this.search.find(seatMap, { count: command.count, grade }, attempt);
      const { ordinals } = found;
      if (!ordinals) {
        const made = await this.repeated(command);
        if (made) return made;
        throw new NoAdjacentSeats(found.largest, found.largestInAnyGrade);
      }
      const outcome = await this.holder.hold(seatMap, { buyerId, ordinals, idempotencyKey });
      if (!('kind' in outcome)) return outcome;

      const lost = lostIn(outcome);
      this.search.giveUp(performanceId, ordinals, lost);
      if (lost.length > 0 && attempt < TRIES) continue;
      // The key has a booking: that of this very wish, whose group was another then, or of another one.
      const made = outcome.kind === 'key-reused' ? await this.repeated(command) : undefined;
      if (made) return made;
      throw await this.refusals.explain(outcome, seatMap, ordinals);
    }
  }

  /**
   * The booking this key made before, when it is an answer to this wish. As for seats chosen by hand, the wish is compared
   * with the booking: the performance, as many seats, side by side, in the grade.
   */
  private async repeated(command: HoldBestSeatsCommand): Promise<BookingDocument | undefined> {
    const made = await this.reads.ofKey(command.buyerId, command.idempotencyKey);
    return made && answers(made, command) ? made : undefined;
  }
}

/** As it stands in `seatGrades`. @throws UnknownGrade */
function gradeOf({ grades }: PerformanceSeatMap, code: string | undefined): string | undefined {
  if (code === undefined) return undefined;
  const index = grades.findIndex((grade) => grade.code === code);
  if (index === -1) throw new UnknownGrade();
  return String(index);
}

/** Seats of the group nobody can have now: another group may still be free. Empty for any other refusal. */
function lostIn(outcome: RefusedHold): readonly number[] {
  return outcome.kind === 'taken' || outcome.kind === 'not-for-sale' ? outcome.ordinals : [];
}

function answers({ performance, seats }: BookingDocument, wish: HoldBestSeatsCommand): boolean {
  const [first, last] = [seats[0], seats.at(-1)];
  if (!first || !last || performance.id !== wish.performanceId || seats.length !== wish.count) return false;
  const isGroup = last.ordinal - first.ordinal === wish.count - 1 && first.row === last.row;
  const grade = wish.gradeCode ?? first.grade.code;
  return isGroup && seats.every((seat) => seat.grade.code === grade);
}
