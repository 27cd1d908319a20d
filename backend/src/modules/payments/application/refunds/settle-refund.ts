import { Injectable } from '@nestjs/common';
import { BookingLifecycle } from '#modules/bookings';
import { Outbox } from '#platform/outbox/outbox';
import type { Payment } from '../../domain/payment';
import { Payments } from '../../domain/payments';
import type { Refund } from '../../domain/refunds/refund';
import { RefundNotFound } from '../../domain/refunds/refund.errors';
import { RefundAccounts } from './refund-accounts';
import { RefundBook } from './refund-book';
import { REFUND_DONE } from './refunds';

/** Money that went back, under the key of whoever moved it. */
export interface MoneyBack {
  readonly transactionKey: string;
  readonly at: Date;
}

/** Locks refunds and writes down that their money is back: transaction, payment and refund in one transaction. */
@Injectable()
export class SettleRefund {
  constructor(
    private readonly bookings: BookingLifecycle,
    private readonly payments: Payments,
    private readonly book: RefundBook,
    private readonly accounts: RefundAccounts,
    private readonly outbox: Outbox,
  ) {}

  /** In the caller's transaction, in the order everybody locks in: booking, payment, refund. @throws RefundNotFound */
  async lock(refundId: string): Promise<{ refund: Refund; payment: Payment }> {
    const seen = await this.book.get(refundId);
    if (!seen) throw new RefundNotFound();
    await this.bookings.lock(seen.bookingId);
    const payment = await this.payments.lock(seen.paymentId);
    return { payment, refund: (await this.book.lock(refundId)) ?? seen };
  }

  /** In the caller's transaction, which holds the locks. Safe to repeat. */
  async done(
    { refund, payment }: { refund: Refund; payment: Payment },
    { transactionKey, at }: MoneyBack,
    by: { actor: string; cause: string },
  ): Promise<Refund> {
    if (refund.state === 'DONE') return refund;
    await this.payments.record(payment, { kind: 'REFUND', amount: refund.amount, transactionKey, at });
    const { balance } = await this.payments.get(payment.id);
    const state = balance === 0 ? 'CANCELED' : 'PARTIAL_CANCELED';
    if (payment.state !== state)
      await this.payments.move(payment, { to: state, actor: 'system', cause: `refund ${refund.id}` });
    const done = await this.book.move(refund, { to: 'DONE', ...by, transactionKey });
    await this.accounts.forget(refund.id);
    await this.outbox.add({
      topic: REFUND_DONE,
      aggregateId: refund.id,
      payload: { refundId: refund.id, bookingId: refund.bookingId },
      dedupeKey: `${REFUND_DONE}:${refund.id}`,
    });
    return done;
  }
}
