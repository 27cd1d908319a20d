import { Injectable } from '@nestjs/common';
import { newId } from '#kernel/ids';
import { BookingLifecycle, HoldForChange, ReturnSeats } from '#modules/bookings';
import { Tickets } from '#modules/tickets';
import { ChangeUnderWay } from '../../domain/changes/change.errors';
import { type BookingChange, ChangeBook } from './change-book';
import type { ChangeFile } from './change-file';
import { CompleteChange } from './complete-change';
import type { ChangeWish, PricedChange } from './price-change';

/** HELD: the new seats wait for the difference, to be paid for the new booking like any other. DONE: changed at once. */
export interface ChangeOutcome {
  readonly changeId: string;
  readonly toBookingId: string;
  readonly state: BookingChange['state'];
}

/** Holds the new seats of a priced change, and swaps them when nothing is to be paid. Joins the caller's transaction. */
@Injectable()
export class CarryOutChange {
  constructor(
    private readonly book: ChangeBook,
    private readonly bookings: BookingLifecycle,
    private readonly holdForChange: HoldForChange,
    private readonly returnSeats: ReturnSeats,
    private readonly tickets: Tickets,
    private readonly completeChange: CompleteChange,
  ) {}

  /** The caller holds the locks of the booking and its payments. What it throws ends the transaction. */
  async execute(
    file: ChangeFile,
    { quote, old }: PricedChange,
    { toPerformanceId, toSeatIds, idempotencyKey }: ChangeWish & { readonly idempotencyKey: string },
  ): Promise<ChangeOutcome> {
    const { bookingId: fromBookingId, accountId, rootBookingId } = file;
    const [id, toBookingId] = [newId(), newId()];
    await this.book.add({ id, fromBookingId, toBookingId, rootBookingId, ...quote, idempotencyKey, old });
    await this.holdForChange.execute({
      bookingId: toBookingId,
      buyerId: accountId,
      performanceId: toPerformanceId,
      seatIds: toSeatIds,
      givenUp: toPerformanceId === file.performanceId ? old.length : 0,
      changeFee: quote.changeFee,
    });
    if (quote.difference > 0) {
      await this.book.move(id, 'HELD', { actor: 'buyer', cause: 'difference-to-pay' });
      return { changeId: id, toBookingId, state: 'HELD' };
    }
    await this.tickets.issueFor(await this.bookings.confirmUnpaid(toBookingId, 'change'));
    await this.completeChange.swap(
      { id, fromBookingId, toBookingId, claimIds: old.map(({ claimId }) => claimId) },
      { actor: 'buyer', cause: 'nothing-to-pay' },
      { amount: -quote.difference, sources: file.payments, requestedBy: `buyer:${accountId}` },
    );
    return { changeId: id, toBookingId, state: 'DONE' };
  }

  /** A newer wish takes the place of one that nobody has begun to pay. @throws ChangeUnderWay */
  async giveUpOpen(fromBookingId: string): Promise<void> {
    const open = await this.book.openOf(fromBookingId);
    if (!open) return;
    const held = await this.bookings.lock(open.toBookingId);
    if (held.state === 'PAYING') throw new ChangeUnderWay(held.id);
    if (held.state === 'HELD') await this.returnSeats.endHold(held, { actor: 'buyer', cause: 'another-change' });
  }

  /** What the buyer is told of an error. Not inside a transaction. */
  explain(error: unknown): Promise<unknown> {
    return this.holdForChange.explain(error);
  }
}
