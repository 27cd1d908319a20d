import type { Won } from '#kernel/won';
import type { ChangeState } from '../../domain/changes/change-state';
import type { TicketCost } from '../../domain/refunds/refund-quote';

/** A wish to change seats or date, and what became of it. */
export interface BookingChange {
  readonly id: string;
  readonly fromBookingId: string;
  /** The booking of the new seats. */
  readonly toBookingId: string;
  readonly state: ChangeState;
  /** To pay, or to get back when it is negative. */
  readonly difference: Won;
  /** The old seats. */
  readonly claimIds: readonly string[];
  readonly toPerformanceId: string;
  /** The new seats, by their names. */
  readonly toSeatIds: readonly string[];
}

export interface NewChange {
  readonly id: string;
  readonly fromBookingId: string;
  readonly toBookingId: string;
  readonly rootBookingId: string;
  readonly credit: Won;
  readonly newTotal: Won;
  readonly changeFee: Won;
  readonly floorPercent: number;
  readonly idempotencyKey: string;
  /** What was paid for each seat that is given up. */
  readonly old: readonly TicketCost[];
}

/**
 * Where changes are kept. Writes join the caller's transaction, which holds the lock of the booking that is changed. The
 * database logs every move and refuses those that are not in the table.
 */
export abstract class ChangeBook {
  /** Adds it in REQUESTED; the booking of its new seats follows in the same transaction. */
  abstract add(change: NewChange): Promise<void>;
  abstract byIdempotencyKey(fromBookingId: string, key: string): Promise<BookingChange | undefined>;
  /** The one whose difference is still to be paid. */
  abstract openOf(fromBookingId: string): Promise<BookingChange | undefined>;
  /** The one that waits for this booking to be paid. */
  abstract waitingFor(toBookingId: string): Promise<BookingChange | undefined>;
  abstract move(changeId: string, to: 'HELD' | 'DONE', by: { actor: string; cause: string }): Promise<void>;
}
