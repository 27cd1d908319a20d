import type { Won } from '#kernel/won';
import type { CancellableBooking } from '#modules/bookings';

export interface FileSeat {
  readonly claimId: string;
  readonly seatId: string;
  readonly unitPrice: Won;
  readonly isSold: boolean;
  readonly isUsed: boolean;
}

/** A payment money can go back from. */
export interface PaymentSource {
  readonly id: string;
  readonly method: string | null;
  /** Captured, and neither given back nor promised. */
  readonly available: Won;
}

/** Everything that decides what cancelling a booking costs. */
export interface CancellationFile extends CancellableBooking {
  readonly bookingId: string;
  readonly accountId: string;
  readonly performanceId: string;
  readonly bookingFee: Won;
  /** Part of the booking fee: the fee for having changed seats. Only the organiser's fault returns it. */
  readonly changeFee: Won;
  readonly discount: Won;
  /** All seats as they were bought, also those given back since. */
  readonly seats: readonly FileSeat[];
  /**
   * The money that stands behind it: its own payment first, then those of the bookings its seats were changed from, the
   * latest first. What goes back is drawn in this order.
   */
  readonly payments: readonly PaymentSource[];
  /** The database's clock. */
  readonly now: Date;
}

export abstract class CancellationFiles {
  /** Reads what is committed, and what the caller's transaction has written; locks nothing. */
  abstract of(bookingId: string): Promise<CancellationFile | undefined>;
}
