import { Injectable } from '@nestjs/common';
import type { Won } from '#kernel/won';
import { BookingLifecycle, BookingNotFound } from '#modules/bookings';
import { Transactions } from '#platform/database/transactions';
import { IdempotencyKeyReused } from '#platform/http/http.errors';
import type { Payment } from '../domain/payment';
import { AmountMismatch, PaymentAlreadyDone, PaymentDeclined, PaymentNotFound } from '../domain/payment.errors';
import { Payments } from '../domain/payments';

export interface PayForBookingCommand {
  readonly bookingId: string;
  readonly accountId: string;
  readonly orderId: string;
  readonly paymentKey: string;
  readonly amount: Won;
  readonly idempotencyKey: string;
}

export interface BegunPayment {
  readonly payment: Payment;
  /** Whether this request is the one that asks the gateway; whoever comes second only waits for it. */
  readonly isMine: boolean;
}

/** Checks a wish to pay against our own books and puts it down, before the gateway hears of it. */
@Injectable()
export class BeginPayment {
  constructor(
    private readonly transactions: Transactions,
    private readonly bookings: BookingLifecycle,
    private readonly payments: Payments,
  ) {}

  /**
   * @throws BookingNotFound, HoldExpired, BookingNotPayable, PaymentNotFound, AmountMismatch, PaymentAlreadyDone,
   *   PaymentDeclined, IdempotencyKeyReused
   */
  execute(command: PayForBookingCommand): Promise<BegunPayment> {
    return this.transactions.run(() => this.begin(command));
  }

  private async begin(command: PayForBookingCommand): Promise<BegunPayment> {
    const { accountId, paymentKey, idempotencyKey } = command;
    const { booking, payment } = await this.check(command);
    if (payment.state !== 'READY' && payment.state !== 'EXPIRED') return { payment, isMine: false };

    await this.bookings.beginPayment(booking, accountId);
    if (payment.state === 'EXPIRED') throw new PaymentDeclined('PAYMENT_EXPIRED');
    return { payment: await this.payments.begin(payment, { paymentKey, idempotencyKey }), isMine: true };
  }

  private async check({ bookingId, accountId, orderId, paymentKey, amount, idempotencyKey }: PayForBookingCommand) {
    const booking = await this.bookings.lock(bookingId);
    if (booking.accountId !== accountId) throw new BookingNotFound();
    const payment = await this.payments.byOrder(orderId);
    if (payment?.bookingId !== bookingId) throw new PaymentNotFound();
    const request = { bookingId, idempotencyKey, paymentId: payment.id, paymentKey, amount };
    if (!(await this.payments.isSameRequest(request))) throw new IdempotencyKeyReused();
    if (amount !== booking.due || amount !== payment.amount) throw new AmountMismatch();
    if (payment.paymentKey !== null && payment.paymentKey !== paymentKey && payment.state !== 'FAILED')
      throw new PaymentAlreadyDone();
    return { booking, payment };
  }
}
