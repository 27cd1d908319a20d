import { Injectable } from '@nestjs/common';
import { Footprints } from '#modules/fairness';
import { SeatMaps } from '#modules/seating';
import type { HeldBooking } from './booking-view';
import { HoldRefusals, ordinalsOf } from './hold-refusals';
import { SeatHolder } from './seat-holder';
import { StrandingRule } from './stranding-rule';

export interface HoldSeatsCommand {
  readonly buyerId: string;
  readonly performanceId: string;
  readonly seatIds: readonly string[];
  readonly idempotencyKey: string;
}

/** Holds the seats a buyer chose for five minutes: all of them or none. */
@Injectable()
export class HoldSeats {
  constructor(
    private readonly seatMaps: SeatMaps,
    private readonly stranding: StrandingRule,
    private readonly holder: SeatHolder,
    private readonly refusals: HoldRefusals,
    private readonly footprints: Footprints,
  ) {}

  /**
   * @throws SeatsTaken with up to three groups of equal seats side by side; StrandsSeat, UnknownSeats, SeatsNotForSale,
   *   TooManySeats, SaleNotOpen, SaleClosed, EmailUnverified, AccountSuspended, IdempotencyKeyReused, SeatMapNotFound
   */
  async execute({ buyerId, performanceId, seatIds, idempotencyKey }: HoldSeatsCommand): Promise<HeldBooking> {
    const seatMap = await this.seatMaps.ofPerformance(performanceId);
    const ordinals = ordinalsOf(seatMap, seatIds);
    this.footprints.note({ kind: 'HOLD', performanceId, accountId: buyerId });

    const chosen = { buyerId, ordinals, idempotencyKey };
    await this.stranding.check(seatMap, chosen);
    const outcome = await this.holder.hold(seatMap, chosen);
    if ('kind' in outcome) throw await this.refusals.explain(outcome, seatMap, ordinals);
    return outcome;
  }
}
