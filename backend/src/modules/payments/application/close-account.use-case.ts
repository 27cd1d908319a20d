import { Injectable } from '@nestjs/common';
import { newId } from '#kernel/ids';
import { type PaymentActor, Payments } from '../domain/payments';
import { TossClient } from '../domain/toss-client';
import { ResolvePayment } from './resolve-payment.use-case';

/**
 * Closes a virtual account nobody has paid into, at the gateway, and then believes what the gateway says: the seats go
 * back only if the account is dead. A deposit that came first wins: without an account to return it to, Toss refuses to
 * cancel it, and it settles as any other. Safe to repeat.
 */
@Injectable()
export class CloseAccount {
  constructor(
    private readonly payments: Payments,
    private readonly toss: TossClient,
    private readonly resolvePayment: ResolvePayment,
  ) {}

  /** Returns the payment as it is now. @throws GatewaySilent */
  async execute(paymentId: string, actor: PaymentActor, reason: string) {
    const payment = await this.payments.get(paymentId);
    if (payment.state !== 'WAITING_FOR_DEPOSIT' || payment.paymentKey === null) return payment;
    // No money moves, so every try is a new question: an old refusal must not answer it.
    await this.toss.cancel({ paymentKey: payment.paymentKey, reason, idempotencyKey: `${paymentId}-close-${newId()}` });
    return this.resolvePayment.lookUp(paymentId, actor);
  }
}
