import { Injectable } from '@nestjs/common';
import { newCode, newId } from '#kernel/ids';
import {
  BookingLifecycle,
  BookingNotFound,
  BookingNotPayable,
  HoldExpired,
  type PayableBooking,
} from '#modules/bookings';
import { Transactions } from '#platform/database/transactions';
import type { Payment } from '../domain/payment';
import { Payments } from '../domain/payments';

export interface PreparedAttempt {
  readonly booking: PayableBooking;
  readonly payment: Payment;
  /** How Toss knows the buyer. */
  readonly customerKey: string;
  /** When the hold ends. */
  readonly expiresAt: Date;
}

/** Opens an attempt to pay for a held booking, or finds the one that is open. */
@Injectable()
export class PrepareAttempt {
  constructor(
    private readonly transactions: Transactions,
    private readonly bookings: BookingLifecycle,
    private readonly payments: Payments,
  ) {}

  /** @throws BookingNotFound, HoldExpired, BookingNotPayable */
  execute(bookingId: string, accountId: string): Promise<PreparedAttempt> {
    return this.transactions.run(() => this.prepare(bookingId, accountId));
  }

  private async prepare(bookingId: string, accountId: string): Promise<PreparedAttempt> {
    const booking = await this.bookings.lock(bookingId);
    if (booking.accountId !== accountId) throw new BookingNotFound();
    if (booking.state === 'EXPIRED' || (booking.state === 'HELD' && booking.isExpired)) throw new HoldExpired();
    const isPayable = booking.state === 'HELD' && booking.due > 0 && !booking.isCalledOff;
    if (!isPayable || booking.expiresAt === null) throw new BookingNotPayable(booking.state);

    const payment = await this.attempt(booking);
    return { booking, payment, customerKey: await this.payments.customerKey(accountId), expiresAt: booking.expiresAt };
  }

  /** A reload goes on with the attempt that is there; after a refusal, or when the sum changed, a new one begins. */
  private async attempt(booking: { id: string; number: string; due: number }): Promise<Payment> {
    const prepared = await this.payments.prepared(booking.id);
    if (prepared?.amount === booking.due) return prepared;
    if (prepared) await this.payments.move(prepared, { to: 'EXPIRED', actor: 'system', cause: 'total-changed' });
    return this.payments.add({
      id: newId(),
      bookingId: booking.id,
      orderId: `${booking.number}-${newCode(12)}`,
      amount: booking.due,
    });
  }
}
