import { Injectable } from '@nestjs/common';
import { BookingLifecycle } from '#modules/bookings';
import { Transactions } from '#platform/database/transactions';
import type { GatewayPayment } from '../domain/gateway-answer';
import type { Payment } from '../domain/payment';
import { Payments } from '../domain/payments';
import { TossClient } from '../domain/toss-client';
import { remaining } from '../domain/verdict';

/** The gateway did not give the money back this time; the duty stays open and is tried again. */
export class MoneyNotReturned extends Error {
  constructor(paymentId: string, code: string) {
    super(`The money of payment ${paymentId} is not back yet: ${code}`);
    this.name = 'MoneyNotReturned';
  }
}

/** Gives back money no booking could take: all of it, without a fee. Safe to repeat. */
@Injectable()
export class ReturnMoney {
  constructor(
    private readonly transactions: Transactions,
    private readonly payments: Payments,
    private readonly bookings: BookingLifecycle,
    private readonly toss: TossClient,
  ) {}

  /** @throws MoneyNotReturned */
  async execute(paymentId: string): Promise<void> {
    const payment = await this.payments.get(paymentId);
    if (payment.paymentKey === null || payment.state === 'CANCELED') return;
    const money = await this.cancel(payment, payment.paymentKey);
    await this.transactions.run(() => this.writeDown(payment, money));
  }

  private async cancel(payment: Payment, paymentKey: string): Promise<GatewayPayment> {
    const answer = await this.toss.cancel({
      paymentKey,
      reason: '예매 시간이 지나 좌석을 확보하지 못해 전액 환불합니다.',
      idempotencyKey: `${payment.id}-return`,
    });
    if (answer.kind === 'payment' && isGone(answer.payment)) return answer.payment;
    // Cancelled before, by us or at the gateway's own desk? Its own word decides.
    const found = await this.toss.find(paymentKey);
    if (found.kind === 'payment' && isGone(found.payment)) return found.payment;
    throw new MoneyNotReturned(payment.id, answer.kind === 'payment' ? answer.payment.status : answer.code);
  }

  private async writeDown({ id, bookingId }: Payment, money: GatewayPayment): Promise<void> {
    await this.bookings.lock(bookingId);
    const payment = await this.payments.lock(id);
    // Money we never counted as ours (another sum, an account nobody paid into) leaves no trace in the transactions.
    if (payment.balance === 0) return;
    for (const { transactionKey, amount, at } of money.cancellations) {
      await this.payments.record(payment, { kind: 'REFUND', amount, transactionKey, at });
    }
    await this.payments.move(payment, { to: 'CANCELED', actor: 'system', cause: 'returned' });
  }
}

function isGone(money: GatewayPayment): boolean {
  return money.status === 'CANCELED' && (money.approvedAt === null || remaining(money) === 0);
}
