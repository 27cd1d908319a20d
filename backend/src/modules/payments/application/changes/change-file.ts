import type { Won } from '#kernel/won';
import type { ChangeableBooking } from '#modules/bookings';
import type { CancellationFile } from '../refunds/cancellation-file';

/** Everything that decides what a booking may be changed to. */
export interface ChangeFile extends CancellationFile, Omit<ChangeableBooking, keyof CancellationFile> {
  readonly eventId: string;
  /** The first booking of the purchase. */
  readonly rootBookingId: string;
}

/** Seats somebody would like instead. Whether they are free is only known once they are held. */
export interface ChangeTarget {
  readonly performanceId: string;
  readonly eventId: string;
  readonly startsAt: Date;
  readonly bookingFeePerTicket: Won;
  readonly seats: readonly { readonly seatId: string; readonly price: Won }[];
}

export abstract class ChangeFiles {
  /** Reads what is committed, and what the caller's transaction has written; locks nothing. */
  abstract of(bookingId: string): Promise<ChangeFile | undefined>;
  /** Seats that do not exist or are not for sale are left out. Undefined when there is no such performance. */
  abstract target(performanceId: string, seatIds: readonly string[]): Promise<ChangeTarget | undefined>;
}
