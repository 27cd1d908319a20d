import { Injectable, Logger } from '@nestjs/common';
import { AppConfig } from '#platform/config/app-config';
import { isUniqueViolation } from '#platform/database/postgres-errors';
import { Transactions } from '#platform/database/transactions';
import type { Payment } from '../../domain/payment';
import { Payments } from '../../domain/payments';
import type { Refund } from '../../domain/refunds/refund';
import { pauseBeforeNextAttempt } from '../../domain/refunds/refund-schedule';
import { AskForRefund, type RefundAnswer } from './ask-for-refund';
import { RefundBook } from './refund-book';
import { SettleRefund } from './settle-refund';

/** A sender that has not come back within this time is dead: longer than all its questions together. */
const SENDER_SECONDS = 45;

/** Why a refund is MANUAL that the gateway did not refuse: nobody got through to it for too long. */
export const GAVE_UP = 'gave-up';

interface Turn {
  readonly refund: Refund;
  readonly payment: Payment;
  readonly mayHaveBeenSent: boolean;
}

/**
 * Pays one refund, if it is its turn: asks the gateway and writes down what it says. Any number of workers may try the
 * same one at once, die in the middle and try again; the money goes back once.
 */
@Injectable()
export class SendRefund {
  private readonly log = new Logger(SendRefund.name);

  constructor(
    private readonly config: AppConfig,
    private readonly transactions: Transactions,
    private readonly payments: Payments,
    private readonly book: RefundBook,
    private readonly askForRefund: AskForRefund,
    private readonly settleRefund: SettleRefund,
  ) {}

  async execute(refundId: string): Promise<void> {
    const turn = await this.takeTurn(refundId);
    if (!turn) return;
    const answer = await this.askForRefund.execute(turn.refund, turn.payment, turn.mayHaveBeenSent);
    await this.transactions.run(() => this.writeDown(refundId, answer));
  }

  private async takeTurn(refundId: string): Promise<Turn | undefined> {
    try {
      return await this.transactions.run(() => this.begin(refundId));
    } catch (error) {
      // Another refund of the same payment was a moment faster.
      if (isUniqueViolation(error, 'refund_one_in_flight')) return undefined;
      throw error;
    }
  }

  private async begin(refundId: string): Promise<Turn | undefined> {
    const refund = await this.book.lock(refundId);
    if (!refund || refund.state === 'DONE' || refund.state === 'MANUAL') return undefined;
    if (refund.state === 'REQUESTED' && (await this.book.isBehindAnother(refund))) return undefined;
    let current = refund;
    if (refund.state === 'SENT') {
      if (refund.inStateSeconds < this.config.patience(SENDER_SECONDS)) return undefined;
      current = await this.book.move(refund, { to: 'UNKNOWN', actor: 'worker', cause: 'sender-died' });
    }
    const mayHaveBeenSent = current.attempts > 0;
    const sent = await this.book.move(current, {
      to: 'SENT',
      actor: 'worker',
      cause: mayHaveBeenSent ? 'again' : 'first',
      nextInSeconds: this.config.patience(SENDER_SECONDS),
    });
    return { refund: sent, payment: await this.payments.get(refund.paymentId), mayHaveBeenSent };
  }

  private async writeDown(refundId: string, answer: RefundAnswer): Promise<void> {
    const locked = await this.settleRefund.lock(refundId);
    const { refund } = locked;
    if (answer.kind === 'paid') {
      await this.settleRefund.done(locked, answer.money, { actor: 'gateway', cause: 'cancelled' });
      return;
    }
    if (refund.state !== 'SENT') return;
    const isRefused = answer.kind === 'refused';
    const pause = this.pauseAfter(refund);
    const isHopeless = isRefused || pause === undefined;
    const { code } = answer;
    if (isHopeless) this.log.error({ refundId, code, attempts: refund.attempts }, 'A refund needs a person');
    await this.book.move(refund, {
      to: isHopeless ? 'MANUAL' : 'UNKNOWN',
      actor: 'gateway',
      cause: isHopeless && !isRefused ? GAVE_UP : code,
      error: code,
      nextInSeconds: pause ?? 0,
      newKey: isRefused || answer.newKey,
    });
  }

  private pauseAfter({ attempts, ageSeconds }: Refund): number | undefined {
    const pause = pauseBeforeNextAttempt(attempts, ageSeconds / this.config.patience(1));
    return pause === undefined ? undefined : this.config.patience(pause);
  }
}
