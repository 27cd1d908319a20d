import { Injectable } from '@nestjs/common';
import type { Won } from '#kernel/won';
import { BookingLifecycle, ReturnSeats } from '#modules/bookings';
import { Tickets } from '#modules/tickets';
import { ChangeNotPossible } from '../../domain/changes/change.errors';
import { drawFrom } from '../../domain/refunds/refund-parts';
import type { PaymentSource } from '../refunds/cancellation-file';
import { Refunds } from '../refunds/refunds';
import { ChangeBook } from './change-book';

/** What is left over goes back where it came from. */
export interface LeftOver {
  readonly amount: Won;
  readonly sources: readonly PaymentSource[];
  readonly requestedBy: string;
}

interface Swap {
  readonly id: string;
  readonly fromBookingId: string;
  readonly toBookingId: string;
  readonly claimIds: readonly string[];
}

/**
 * The moment of a change: the old tickets become void and their seats free in the very transaction that sold the new ones.
 * Joins it; the caller holds the locks of both bookings.
 */
@Injectable()
export class CompleteChange {
  constructor(
    private readonly book: ChangeBook,
    private readonly bookings: BookingLifecycle,
    private readonly tickets: Tickets,
    private readonly returnSeats: ReturnSeats,
    private readonly refunds: Refunds,
  ) {}

  /**
   * The difference is ours. Nothing happens for a booking that is no change.
   * @throws ChangeNotPossible when its old seats were given back meanwhile or a show was called off: then the money goes back
   */
  async paid(toBookingId: string, cause: string): Promise<void> {
    const change = await this.book.waitingFor(toBookingId);
    if (!change) return;
    const [from, to] = [await this.bookings.lock(change.fromBookingId), await this.bookings.lock(toBookingId)];
    if (from.isCalledOff || to.isCalledOff || from.state !== 'CONFIRMED') throw new ChangeNotPossible('GONE');
    await this.swap(change, { actor: 'gateway', cause });
  }

  /** @throws TicketNotValid when somebody went in with one of them */
  async swap(change: Swap, move: { actor: 'buyer' | 'gateway'; cause: string }, leftOver?: LeftOver): Promise<void> {
    const { id, fromBookingId, toBookingId, claimIds } = change;
    const { performanceId } = await this.bookings.lock(fromBookingId);
    const changed = { actor: move.actor, cause: `changed: ${move.cause}` };
    await this.tickets.void(claimIds, { ...changed, alsoUsed: false });
    await this.returnSeats.execute({ bookingId: fromBookingId, performanceId }, claimIds, changed);
    await this.book.move(id, 'DONE', changed);
    if (!leftOver || leftOver.amount === 0) return;
    await this.refunds.requestInParts(drawFrom(leftOver.sources, leftOver.amount), {
      bookingId: toBookingId,
      cause: 'CHANGE',
      items: [],
      idempotencyKey: `change:${id}`,
      requestedBy: leftOver.requestedBy,
      reason: '',
    });
  }
}
