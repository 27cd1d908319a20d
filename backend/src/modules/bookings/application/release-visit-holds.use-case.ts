import { Injectable } from '@nestjs/common';
import { BookingNotReleasable } from '../domain/booking.errors';
import { Bookings } from './bookings';
import { ReleaseHold } from './release-hold.use-case';

interface Visit {
  readonly performanceId: string;
  readonly buyerId: string;
  /** When it began: seats held before are none of its. */
  readonly since: Date;
}

/** Gives back what somebody held in a visit that is over; what they have begun to pay for stays. Safe to repeat. */
@Injectable()
export class ReleaseVisitHolds {
  constructor(
    private readonly bookings: Bookings,
    private readonly releaseHold: ReleaseHold,
  ) {}

  async execute({ performanceId, buyerId, since }: Visit): Promise<void> {
    for (const bookingId of await this.bookings.heldSince(buyerId, performanceId, since))
      await this.releaseHold.execute({ bookingId, buyerId }).catch((error: unknown) => {
        // They press "pay" in the same moment on another page: then it stays.
        if (!(error instanceof BookingNotReleasable)) throw error;
      });
  }
}
