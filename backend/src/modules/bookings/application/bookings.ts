import type { Won } from '#kernel/won';
import type { BookingState } from '../domain/booking-state';

/** A booking whose row is locked until the transaction ends. */
export interface LockedBooking {
  readonly id: string;
  readonly number: string;
  readonly accountId: string;
  readonly performanceId: string;
  readonly state: BookingState;
  readonly total: Won;
  /** What is to be paid for it: its total, or for a change of seats the difference, never below zero. */
  readonly due: Won;
  /** Its seats take the place of others the buyer owns. */
  readonly isChange: boolean;
  readonly expiresAt: Date | null;
  /** Whether the hold ran out, by the database's clock. */
  readonly isExpired: boolean;
  /** Nobody pays for it any more: the performance was called off, or the seats that were to be changed for it are gone. */
  readonly isCalledOff: boolean;
}

/** Who moved a booking and why; kept in its log. */
export interface Move {
  readonly actor: 'buyer' | 'staff' | 'system' | 'gateway';
  readonly cause: string;
}

/** Where bookings are kept. Every call joins the caller's transaction; the database logs and checks every move. */
export abstract class Bookings {
  /** Locks the row; undefined when there is none. */
  abstract lock(bookingId: string): Promise<LockedBooking | undefined>;
  /** Ids of what somebody holds at a performance and has not begun to pay for, held at or after this instant. */
  abstract heldSince(accountId: string, performanceId: string, since: Date): Promise<readonly string[]>;
  /** HELD → PAYING; the hold is extended once, to at least `seconds` from now. Returns when it ends. */
  abstract startPaying(bookingId: string, seconds: number, move: Move): Promise<Date>;
  /** PAYING → AWAITING_DEPOSIT; the seats stay held until then. */
  abstract awaitDeposit(bookingId: string, heldUntil: Date, move: Move): Promise<void>;
  /** PAYING → HELD with the time that is left. */
  abstract backToHeld(bookingId: string, move: Move): Promise<void>;
  /** → CONFIRMED; the seats are sold. Returns them by claim. */
  abstract confirm(bookingId: string, move: Move): Promise<readonly { id: string; seatOrdinal: number }[]>;
  /** → CANCELLED or EXPIRED; the seats are free again. */
  abstract end(bookingId: string, state: 'CANCELLED' | 'EXPIRED', move: Move): Promise<void>;
  /** SOLD → RELEASED for these seats, and the booking CONFIRMED → CANCELLED when none is left. */
  abstract returnSeats(
    bookingId: string,
    claimIds: readonly string[],
    move: Move,
  ): Promise<{ readonly returned: number; readonly isEmpty: boolean }>;
}
