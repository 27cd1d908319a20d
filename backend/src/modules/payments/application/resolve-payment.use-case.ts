import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { newId } from '#kernel/ids';
import type { GatewayPayment } from '../domain/gateway-answer';
import { CONFIRM_WINDOW_MS, type Payment } from '../domain/payment';
import { isUnresolved } from '../domain/payment-state';
import { type PaymentActor, Payments } from '../domain/payments';
import { TossClient } from '../domain/toss-client';
import { remaining, type Verdict, verdictOn } from '../domain/verdict';
import { BookUnaskedReturns } from './refunds/book-unasked-returns.use-case';
import { ReverseDeposit } from './reverse-deposit.use-case';
import { SettlePayment, type SettlingVerdict } from './settle-payment.use-case';

/** The gateway could not be asked; try again later. */
export class GatewaySilent extends Error {
  constructor(code: string) {
    super(`The payment gateway did not say: ${code}`);
    this.name = 'GatewaySilent';
  }
}

/** Finds out what became of a payment whose answer was lost, by asking the gateway, and settles it. Safe to repeat. */
@Injectable()
export class ResolvePayment {
  constructor(
    private readonly payments: Payments,
    private readonly toss: TossClient,
    private readonly settlePayment: SettlePayment,
    private readonly reverseDeposit: ReverseDeposit,
    private readonly bookUnaskedReturns: BookUnaskedReturns,
    private readonly clock: Clock,
  ) {}

  /**
   * A single look-up, for whoever waits for the answer or was told that there is one.
   * @throws GatewaySilent for a webhook, when nothing could be learnt;
   *   RefundUnderWay when money went back that may be a refund of ours
   */
  async lookUp(paymentId: string, actor: PaymentActor): Promise<Payment> {
    const payment = await this.payments.get(paymentId);
    if (payment.state === 'READY' || payment.paymentKey === null) return payment;
    const verdict = await this.find(payment);
    if (verdict.kind === 'captured' && isNoNews(payment, verdict.money)) return payment;
    if (verdict.kind === 'waiting' && isOver(payment)) return this.shut(payment, verdict.money);
    if (verdict.kind === 'not-paid') return payment;
    const settled = await this.settlePayment.execute(paymentId, verdict, actor);
    // Nothing was learnt, so the hint stays, also for a payment the worker will come back to: the buyer's own request may hear a
    // no in the next moment, and then nobody but the hint knows that Toss has the money.
    if (verdict.kind === 'unclear' && actor === 'webhook') throw new GatewaySilent(verdict.code);
    return verdict.kind === 'captured' ? this.bookUnaskedReturns.execute(settled, verdict.money) : settled;
  }

  /** Looks up, and where the money was not taken asks for it once more with the same key. */
  async execute(paymentId: string, actor: PaymentActor): Promise<Payment> {
    const payment = await this.payments.get(paymentId);
    if (!isUnresolved(payment.state)) return payment;
    const verdict = await this.find(payment);
    const settling = verdict.kind === 'not-paid' ? await this.askAgain(payment) : verdict;
    return this.settlePayment.execute(paymentId, settling, actor);
  }

  /** Nobody may pay into an account any more whose seats are sold, lost or given back. */
  private async shut(payment: Payment, money: GatewayPayment): Promise<Payment> {
    const now = payment.balance > 0 ? await this.reverseDeposit.execute(payment, money) : payment;
    // No money moves, so every try is a new question: an old refusal must not answer it.
    const idempotencyKey = `${payment.id}-close-${newId()}`;
    await this.toss.cancel({
      paymentKey: keyOf(payment),
      reason: '예매가 종료되어 가상계좌를 닫습니다.',
      idempotencyKey,
    });
    return now;
  }

  private async find(payment: Payment): Promise<Verdict> {
    return verdictOn(await this.toss.find(keyOf(payment)), payment);
  }

  /**
   * The first request may have been lost on its way there, or still be on it. The idempotency key makes it one request,
   * so asking again either takes the money once or brings the first answer back.
   */
  private async askAgain(payment: Payment): Promise<SettlingVerdict> {
    if (this.isTooLate(payment)) return { kind: 'refused', code: 'NOT_PAID_IN_TIME' };
    const verdict = verdictOn(await this.toss.confirm(confirmationOf(payment)), payment);
    if (verdict.kind === 'not-paid') return { kind: 'refused', code: verdict.code };
    if (verdict.kind !== 'unclear' || !verdict.answered) return verdict;
    // Toss did answer, so the key is used up and this attempt can never take the money later: what it says now counts.
    const now = await this.find(payment);
    return now.kind === 'not-paid' ? { kind: 'refused', code: verdict.code } : now;
  }

  private isTooLate({ stateAt }: Payment): boolean {
    return this.clock.now().getTime() - stateAt.getTime() > CONFIRM_WINDOW_MS;
  }
}

/** Most hints tell of what the buyer's own request has heard: all of the money came, nothing went back, no receipt was added. */
function isNoNews({ state, amount, balance, returningSince }: Payment, money: GatewayPayment): boolean {
  return (
    state === 'CAPTURED' &&
    returningSince === null &&
    balance === amount &&
    remaining(money) === amount &&
    money.cancellations.length === 0 &&
    !money.account &&
    !money.cashReceipt
  );
}

/** Neither asked about nor waiting for a deposit: whatever comes now comes too late, or was here before. */
function isOver({ state }: Payment): boolean {
  return !isUnresolved(state) && state !== 'WAITING_FOR_DEPOSIT' && state !== 'READY';
}

/** Always the same question for the same payment: its id is the idempotency key. */
export function confirmationOf(payment: Payment) {
  const { id, orderId, amount } = payment;
  return { paymentKey: keyOf(payment), orderId, amount, idempotencyKey: id };
}

function keyOf({ id, paymentKey }: Payment): string {
  if (paymentKey === null) throw new Error(`Payment ${id} was never authenticated`);
  return paymentKey;
}
