import { Injectable } from '@nestjs/common';
import { PaidTooLate, PaymentAlreadyDone, PaymentDeclined } from '../domain/payment.errors';
import type { Payment } from '../domain/payment';
import { isUnresolved } from '../domain/payment-state';
import { TossClient } from '../domain/toss-client';
import { verdictOn } from '../domain/verdict';
import { BeginPayment, type PayForBookingCommand } from './begin-payment.use-case';
import { OutcomeWatch } from './outcome-watch';
import { PaymentMetrics } from './payment-metrics';
import { confirmationOf, ResolvePayment } from './resolve-payment.use-case';
import { SettlePayment } from './settle-payment.use-case';

/**
 * CAPTURED: paid, the tickets are there. WAITING_FOR_DEPOSIT: the buyer was given an account to pay into. UNKNOWN: Toss
 * has not told us yet; the worker finds out within a minute.
 */
export type PaymentOutcome = 'CAPTURED' | 'WAITING_FOR_DEPOSIT' | 'UNKNOWN';

/**
 * Takes the money for a held booking. One capture and one answer, however often, from however many windows and with
 * whichever keys it is asked.
 */
@Injectable()
export class PayForBooking {
  constructor(
    private readonly beginPayment: BeginPayment,
    private readonly toss: TossClient,
    private readonly settlePayment: SettlePayment,
    private readonly resolvePayment: ResolvePayment,
    private readonly watch: OutcomeWatch,
    private readonly metrics: PaymentMetrics,
  ) {}

  /**
   * @throws BookingNotFound, HoldExpired, BookingNotPayable, PaymentNotFound, AmountMismatch, PaymentDeclined,
   *   PaymentAlreadyDone, PaidTooLate, IdempotencyKeyReused, GatewayUnavailable
   */
  async execute(command: PayForBookingCommand): Promise<PaymentOutcome> {
    await this.toss.assertReachable();
    const { payment, isMine } = await this.beginPayment.execute(command);
    if (!isUnresolved(payment.state)) return outcomeOf(payment);
    if (!isMine) return outcomeOf(await this.watch.wait(payment));

    const settled = await this.takeMoney(payment);
    this.metrics.attempted(settled);
    return outcomeOf(settled);
  }

  private async takeMoney(payment: Payment): Promise<Payment> {
    const verdict = verdictOn(await this.toss.confirm(confirmationOf(payment)), payment);
    if (verdict.kind === 'unclear') {
      const unknown = await this.settlePayment.execute(payment.id, verdict, 'gateway');
      return isUnresolved(unknown.state) ? this.resolvePayment.lookUp(payment.id, 'gateway') : unknown;
    }
    // Told "no such payment" on a confirmation: the key in the request was never Toss's.
    const settling = verdict.kind === 'not-paid' ? ({ kind: 'refused', code: verdict.code } as const) : verdict;
    return this.settlePayment.execute(payment.id, settling, 'gateway');
  }
}

function outcomeOf({ state, failureCode, returningSince }: Payment): PaymentOutcome {
  if (returningSince) throw new PaidTooLate();
  switch (state) {
    case 'CAPTURED':
    case 'WAITING_FOR_DEPOSIT':
      return state;
    case 'FAILED':
    case 'EXPIRED':
      throw new PaymentDeclined(failureCode ?? 'PAYMENT_EXPIRED');
    case 'CANCELED':
    case 'PARTIAL_CANCELED':
      throw new PaymentAlreadyDone();
    case 'READY':
    case 'CONFIRMING':
    case 'UNKNOWN':
      return 'UNKNOWN';
  }
}
