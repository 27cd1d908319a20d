import { Injectable } from '@nestjs/common';
import { Outbox } from '#platform/outbox/outbox';
import { SeatNews } from '#platform/realtime/seat-news';
import { BookingNotFound, BookingNotPayable, HoldExpired } from '../domain/booking.errors';
import { Bookings, type LockedBooking, type Move } from './bookings';

/** Paying extends a hold once, to at least this long: the payment window takes its time. */
const PAYING_SECONDS = 180;

export type PayableBooking = LockedBooking;

export interface ConfirmedBooking {
  readonly id: string;
  readonly number: string;
  readonly accountId: string;
  readonly performanceId: string;
  readonly claims: readonly { readonly id: string; readonly seatOrdinal: number }[];
}

/**
 * The moves of a booking while money is on its way. Every call joins the caller's transaction and locks the booking, or takes it as
 * `lock` gave it in the same transaction.
 */
@Injectable()
export class BookingLifecycle {
  constructor(
    private readonly bookings: Bookings,
    private readonly outbox: Outbox,
    private readonly news: SeatNews,
  ) {}

  /**
   * HELD → PAYING, before the gateway is asked to take money.
   * @throws BookingNotFound, HoldExpired, BookingNotPayable
   */
  async beginPayment(booking: PayableBooking, accountId: string): Promise<PayableBooking> {
    if (booking.accountId !== accountId) throw new BookingNotFound();
    if (booking.state === 'EXPIRED' || (booking.state === 'HELD' && booking.isExpired)) throw new HoldExpired();
    if (booking.state !== 'HELD' || booking.isCalledOff) throw new BookingNotPayable(booking.state);

    const expiresAt = await this.bookings.startPaying(booking.id, PAYING_SECONDS, { actor: 'buyer', cause: 'payment' });
    return { ...booking, state: 'PAYING', expiresAt };
  }

  /** Locks the booking, whoever it belongs to. @throws BookingNotFound */
  async lock(bookingId: string): Promise<PayableBooking> {
    const booking = await this.bookings.lock(bookingId);
    if (!booking) throw new BookingNotFound();
    return booking;
  }

  /** The money is ours: the seats are sold and `booking.confirmed` goes out. @throws BookingNotPayable */
  async confirm(booking: PayableBooking, cause: string): Promise<ConfirmedBooking> {
    const { state } = booking;
    if (state !== 'PAYING' && state !== 'AWAITING_DEPOSIT') throw new BookingNotPayable(state);
    return this.sell(booking, { actor: 'gateway', cause });
  }

  /** The seats of a hold cost nothing more: they are sold like paid ones. @throws BookingNotPayable */
  async confirmUnpaid(bookingId: string, cause: string): Promise<ConfirmedBooking> {
    const booking = await this.lock(bookingId);
    if (booking.state !== 'HELD' || booking.due > 0) throw new BookingNotPayable(booking.state);
    return this.sell(booking, { actor: 'buyer', cause });
  }

  private async sell({ id, number, accountId, performanceId }: PayableBooking, move: Move): Promise<ConfirmedBooking> {
    const claims = await this.bookings.confirm(id, move);
    await this.outbox.add({
      topic: 'booking.confirmed',
      aggregateId: id,
      payload: { bookingId: id },
      dedupeKey: `booking.confirmed:${id}`,
    });
    this.news.seatsChanged(performanceId);
    return { id, number, accountId, performanceId, claims };
  }

  /** A virtual account was issued: the seats stay held, longer than anybody can pay into it. @throws BookingNotPayable */
  async awaitDeposit(bookingId: string, heldUntil: Date, cause: string): Promise<void> {
    const { state } = await this.lock(bookingId);
    if (state !== 'PAYING') throw new BookingNotPayable(state);
    await this.bookings.awaitDeposit(bookingId, heldUntil, { actor: 'gateway', cause });
  }

  /** The account is dead and nobody can pay into it any more: only now the seats go back. Safe to repeat. */
  async depositMissed(bookingId: string, ending: 'EXPIRED' | 'CANCELLED', cause: string): Promise<void> {
    const booking = await this.lock(bookingId);
    if (booking.state !== 'AWAITING_DEPOSIT') return;
    await this.bookings.end(bookingId, ending, { actor: 'gateway', cause });
    this.news.seatsChanged(booking.performanceId);
  }

  /** The money did not come: the buyer may try again while there is time, else the seats go back. */
  async paymentRefused(bookingId: string, cause: string): Promise<void> {
    const booking = await this.lock(bookingId);
    if (booking.state !== 'PAYING') return;
    if (!booking.isExpired) return this.bookings.backToHeld(bookingId, { actor: 'gateway', cause });
    await this.bookings.end(bookingId, 'EXPIRED', { actor: 'gateway', cause });
    this.news.seatsChanged(booking.performanceId);
  }
}
