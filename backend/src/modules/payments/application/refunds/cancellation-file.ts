import type { Won } from '#kernel/won';
import type { CancellableBooking } from '#modules/bookings';

export interface FileSeat {
  readonly claimId: string;
  readonly seatId: string;
  readonly unitPrice: Won;
  readonly isSold: boolean;
  readonly isUsed: boolean;
}

/** Everything that decides what cancelling a booking costs. */
export interface CancellationFile extends CancellableBooking {
  readonly bookingId: string;
  readonly accountId: string;
  readonly performanceId: string;
  readonly bookingFee: Won;
  readonly discount: Won;
  /** All seats as they were bought, also those given back since. */
  readonly seats: readonly FileSeat[];
  /** The money that was taken for it; null when there is none (any more). */
  readonly payment: {
    readonly id: string;
    readonly method: string | null;
    /** What is left of it and promised to nobody yet, in won. */
    readonly free: Won;
  } | null;
  /** The database's clock. */
  readonly now: Date;
}

export abstract class CancellationFiles {
  /** Reads what is committed, and what the caller's transaction has written; locks nothing. */
  abstract of(bookingId: string): Promise<CancellationFile | undefined>;
}
