import { Injectable } from '@nestjs/common';
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

/**
 * Closes a payment at the gateway that came to something else than we asked for (another sum, another way to pay). We
 * never counted it as ours, so nothing is written down. Safe to repeat. Money that is ours goes back as a refund.
 */
@Injectable()
export class ReturnMoney {
  constructor(
    private readonly payments: Payments,
    private readonly toss: TossClient,
  ) {}

  /** @throws MoneyNotReturned */
  async execute(paymentId: string): Promise<void> {
    const payment = await this.payments.get(paymentId);
    if (payment.paymentKey === null || payment.balance > 0) return;
    await this.cancel(payment, payment.paymentKey);
  }

  private async cancel(payment: Payment, paymentKey: string): Promise<void> {
    const answer = await this.toss.cancel({
      paymentKey,
      reason: '주문과 다른 결제여서 취소합니다.',
      idempotencyKey: `${payment.id}-return`,
    });
    if (answer.kind === 'payment' && isGone(answer.payment)) return;
    // Cancelled before, by us or at the gateway's own desk? Its own word decides.
    const found = await this.toss.find(paymentKey);
    if (found.kind === 'payment' && isGone(found.payment)) return;
    throw new MoneyNotReturned(payment.id, answer.kind === 'payment' ? answer.payment.status : answer.code);
  }
}

function isGone(money: GatewayPayment): boolean {
  return money.status === 'CANCELED' && (money.approvedAt === null || remaining(money) === 0);
}
