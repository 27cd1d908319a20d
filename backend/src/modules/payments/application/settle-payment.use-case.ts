import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '#kernel/domain-error';
import { BookingLifecycle, type PayableBooking } from '#modules/bookings';
import { Transactions } from '#platform/database/transactions';
import type { GatewayPayment } from '../domain/gateway-answer';
import type { Payment } from '../domain/payment';
import { isUnresolved } from '../domain/payment-state';
import { type PaymentActor, Payments } from '../domain/payments';
import { remaining, type Verdict } from '../domain/verdict';
import { Deposits } from './deposits';
import { Refunds } from './refunds/refunds';
import { SellBooking } from './sell-booking';

/** A verdict that ends an attempt, or says that nothing is known yet. */
export type SettlingVerdict = Exclude<Verdict, { kind: 'not-paid' }>;

/**
 * The one place where a gateway's word becomes ours: the buyer's request, the reconciler and webhooks all end here, and
 * may do so at the same time and any number of times. Money and its consequence are written in one transaction: seats
 * sold and tickets issued, or a refund of all of it.
 */
@Injectable()
export class SettlePayment {
  private readonly log = new Logger(SettlePayment.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly payments: Payments,
    private readonly bookings: BookingLifecycle,
    private readonly sellBooking: SellBooking,
    private readonly deposits: Deposits,
    private readonly refunds: Refunds,
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
    switch (verdict.kind) {
      case 'captured':
        return this.paid(payment, booking, verdict.money, actor, mayConfirm);
      case 'waiting':
        return this.waiting(payment, booking, verdict.money, actor);
      case 'unclear':
        if (payment.state !== 'CONFIRMING') return payment;
        return this.payments.move(payment, { to: 'UNKNOWN', actor, cause: verdict.code });
      default:
        return this.giveUp(payment, verdict, actor);
    }
  }

  private async paid(
    payment: Payment,
    booking: PayableBooking,
    money: GatewayPayment,
    actor: PaymentActor,
    mayConfirm: boolean,
  ): Promise<Payment> {
    if (payment.balance > 0) await this.deposits.noteReceipt(payment, money);
    if (payment.balance > 0 || payment.state === 'CANCELED') return payment;
    // The answer that issued the account was lost, and somebody has paid into it already.
    const opened =
      isUnresolved(payment.state) && money.account && (await this.deposits.open(payment, booking, money, actor));
    const current = opened || payment;
    const isDeposit = money.account !== null || current.state === 'WAITING_FOR_DEPOSIT';
    if (isDeposit && !(await this.deposits.isBelieved(current))) return current;

    const isAwaited = current.state === 'WAITING_FOR_DEPOSIT' && booking.state === 'AWAITING_DEPOSIT';
    const isWanted = isAwaited || (isUnresolved(current.state) && booking.state === 'PAYING' && !money.account);
    return this.capture(current, booking, money, actor, { isWanted: mayConfirm && isWanted, isDeposit });
  }

  private async waiting(payment: Payment, booking: PayableBooking, money: GatewayPayment, actor: PaymentActor) {
    if (isUnresolved(payment.state)) {
      const opened = await this.deposits.open(payment, booking, money, actor);
      return (
        opened ?? this.giveUp(payment, { kind: 'unacceptable', code: 'VIRTUAL_ACCOUNT_NOT_OFFERED', money }, actor)
      );
    }
    if (payment.state === 'WAITING_FOR_DEPOSIT') await this.deposits.waitsAgain(payment);
    return payment;
  }

  private async capture(
    payment: Payment,
    booking: PayableBooking,
    money: GatewayPayment,
    actor: PaymentActor,
    { isWanted, isDeposit }: { isWanted: boolean; isDeposit: boolean },
  ) {
    const { bookingId } = payment;
    const left = remaining(money);
    const isKept = isWanted && left === payment.amount;
    await this.payments.record(payment, {
      kind: 'CAPTURE',
      method: money.method,
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
    if (isDeposit) await this.deposits.counted(payment);
    await this.deposits.noteReceipt(payment, money);
    if (isKept) {
      await this.sellBooking.execute(booking, `payment ${payment.id}`);
      return captured;
    }
    // An attempt that had ended holds no seats: the booking may be in the middle of the next one.
    if (isUnresolved(payment.state)) await this.bookings.paymentRefused(bookingId, 'payment-returned');
    if (payment.state === 'WAITING_FOR_DEPOSIT') {
      await this.bookings.depositMissed(bookingId, 'CANCELLED', 'payment-returned');
    }
    await this.refunds.requestForNoSeat(payment, money.totalAmount);
    return captured;
  }

  private async giveUp(
    payment: Payment,
    verdict: Exclude<SettlingVerdict, { kind: 'captured' | 'waiting' | 'unclear' }>,
    actor: PaymentActor,
  ) {
    const isExpired = verdict.kind === 'expired';
    const cause = isExpired ? 'EXPIRED' : verdict.code;
    if (payment.state === 'WAITING_FOR_DEPOSIT' && verdict.kind !== 'unacceptable') {
      return this.deposits.over(payment, { isExpired, cause }, actor);
    }
    if (!isUnresolved(payment.state)) return payment;
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
      await this.refunds.closeAtGateway(payment);
    }
    return ended;
  }
}
