import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '#kernel/domain-error';
import { BookingLifecycle } from '#modules/bookings';
import { Tickets } from '#modules/tickets';
import { Transactions } from '#platform/database/transactions';
import { Outbox } from '#platform/outbox/outbox';
import type { GatewayPayment } from '../domain/gateway-answer';
import type { Payment } from '../domain/payment';
import { isUnresolved } from '../domain/payment-state';
import { type PaymentActor, Payments } from '../domain/payments';
import { remaining, type Verdict } from '../domain/verdict';

export const REFUND_DUE = 'payment.refund-due';

/** A verdict that ends an attempt, or says that nothing is known yet. */
export type SettlingVerdict = Exclude<Verdict, { kind: 'not-paid' }>;

/**
 * The one place where a gateway's word becomes ours: the buyer's request, the reconciler and webhooks all end here, and
 * may do so at the same time and any number of times. Money and its consequence are written in one transaction: seats
 * sold and tickets issued, or the duty to give the money back.
 */
@Injectable()
export class SettlePayment {
  private readonly log = new Logger(SettlePayment.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly payments: Payments,
    private readonly bookings: BookingLifecycle,
    private readonly tickets: Tickets,
    private readonly outbox: Outbox,
  ) {}

  /** Returns the payment as it is now. @throws PaymentNotFound */
  async execute(paymentId: string, verdict: SettlingVerdict, actor: PaymentActor): Promise<Payment> {
    try {
      return await this.transactions.run(() => this.settle(paymentId, verdict, actor, true));
    } catch (error) {
      if (verdict.kind !== 'captured' || !(error instanceof DomainError)) throw error;
      this.log.error({ err: error, paymentId }, 'A booking could not take its money; the money goes back');
      return this.transactions.run(() => this.settle(paymentId, verdict, actor, false));
    }
  }

  private async settle(paymentId: string, verdict: SettlingVerdict, actor: PaymentActor, mayConfirm: boolean) {
    const { bookingId } = await this.payments.get(paymentId);
    const booking = await this.bookings.lock(bookingId);
    const payment = await this.payments.lock(paymentId);

    if (verdict.kind === 'captured') {
      if (payment.balance > 0 || payment.state === 'CANCELED') return payment;
      const isWanted = mayConfirm && isUnresolved(payment.state) && booking.state === 'PAYING';
      return this.capture(payment, verdict.money, actor, isWanted);
    }
    if (!isUnresolved(payment.state)) return payment;
    if (verdict.kind === 'unclear') {
      if (payment.state === 'UNKNOWN') return payment;
      return this.payments.move(payment, { to: 'UNKNOWN', actor, cause: verdict.code });
    }
    return this.giveUp(payment, verdict, actor);
  }

  private async capture(payment: Payment, money: GatewayPayment, actor: PaymentActor, isWanted: boolean) {
    const { bookingId } = payment;
    const left = remaining(money);
    const isKept = isWanted && left === payment.amount;
    await this.payments.record(payment, {
      kind: 'CAPTURE',
      amount: money.totalAmount,
      // After a cancellation the gateway's last key is the cancellation's.
      transactionKey: (money.cancellations.length === 0 && money.lastTransactionKey) || `${money.orderId}:capture`,
      at: money.approvedAt ?? payment.stateAt,
    });
    const captured = await this.payments.move(payment, {
      to: 'CAPTURED',
      actor,
      cause: 'approved',
      money,
      returning: !isKept,
    });
    if (isKept) {
      await this.tickets.issueFor(await this.bookings.confirm(bookingId, `payment ${payment.id}`));
      return captured;
    }
    // An attempt that had ended holds no seats: the booking may be in the middle of the next one.
    if (isUnresolved(payment.state)) await this.bookings.paymentRefused(bookingId, 'payment-returned');
    await this.outbox.add({
      topic: REFUND_DUE,
      aggregateId: payment.id,
      payload: { paymentId: payment.id },
      dedupeKey: `${REFUND_DUE}:${payment.id}`,
    });
    return captured;
  }

  private async giveUp(
    payment: Payment,
    verdict: Exclude<SettlingVerdict, { kind: 'captured' | 'unclear' }>,
    actor: PaymentActor,
  ) {
    const isExpired = verdict.kind === 'expired';
    const cause = isExpired ? 'EXPIRED' : verdict.code;
    const ended = await this.payments.move(payment, {
      to: isExpired ? 'EXPIRED' : 'FAILED',
      actor,
      cause,
      failureCode: cause,
    });
    await this.bookings.paymentRefused(payment.bookingId, `payment ${cause}`);
    if (verdict.kind === 'unacceptable') {
      this.log.error(
        { paymentId: payment.id, code: verdict.code },
        'The gateway agreed to something else than we asked',
      );
      await this.outbox.add({
        topic: REFUND_DUE,
        aggregateId: payment.id,
        payload: { paymentId: payment.id },
        dedupeKey: `${REFUND_DUE}:${payment.id}`,
      });
    }
    return ended;
  }
}
