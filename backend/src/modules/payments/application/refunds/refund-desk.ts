import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { AuditLog } from '#modules/audit';
import { Transactions } from '#platform/database/transactions';
import type { Refund } from '../../domain/refunds/refund';
import { GatewayUnavailable } from '../../domain/payment.errors';
import { RefundNotFound, RefundNotWaiting, RefundStillTried } from '../../domain/refunds/refund.errors';
import { GatewayLook } from './gateway-look';
import { RefundBook } from './refund-book';
import { GAVE_UP } from './send-refund.use-case';
import { SettleRefund } from './settle-refund';
import { TAKEN_UP_FOR_SECONDS } from './take-up-refunds.use-case';

/** When a gateway that did not answer is worth asking again. */
const ASK_AGAIN_SECONDS = 60;

interface Handling {
  readonly refundId: string;
  readonly reason: string;
}

/** What people do about refunds the gateway would not pay. */
@Injectable()
export class RefundDesk {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: RefundBook,
    private readonly settleRefund: SettleRefund,
    private readonly audit: AuditLog,
    private readonly gateway: GatewayLook,
    private readonly clock: Clock,
  ) {}

  /** Back to the worker. What may have been paid before is looked for first. @throws RefundNotFound, RefundNotWaiting */
  retry({ refundId, reason }: Handling): Promise<Refund> {
    return this.transactions.run(async () => {
      const refund = await this.waiting(refundId);
      const again = await this.book.move(refund, { to: 'REQUESTED', actor: 'staff', cause: 'retried' });
      await this.record('refund.retried', refund, again, reason);
      return again;
    });
  }

  /**
   * Somebody transferred the money from our own bank account, under this reference.
   * @throws RefundNotFound; RefundNotWaiting also when the gateway turns out to have paid it meanwhile; GatewayUnavailable
   *   when it does not say; RefundStillTried while the worker would send it again by itself
   */
  async paidByHand({ refundId, reason, reference }: Handling & { readonly reference: string }): Promise<Refund> {
    const seen = await this.book.get(refundId);
    if (!seen) throw new RefundNotFound();
    if (seen.state !== 'MANUAL') throw new RefundNotWaiting(seen.state);
    // As long as the worker takes it up again by itself, both could pay it.
    if (await this.book.isManualBecause(refundId, GAVE_UP, TAKEN_UP_FOR_SECONDS)) throw new RefundStillTried();
    const answer = await this.gateway.lookFor(seen);
    // It may have paid already: nobody pays a second time because it does not say.
    if (answer.kind === 'unknown') throw new GatewayUnavailable(ASK_AGAIN_SECONDS);
    const settled = await this.transactions.run(async () => {
      const locked = await this.settleRefund.lock(refundId);
      if (locked.refund.state !== 'MANUAL') throw new RefundNotWaiting(locked.refund.state);
      if (answer.kind === 'paid')
        return this.settleRefund.done(locked, answer.money, { actor: 'gateway', cause: 'cancelled' });
      const money = { transactionKey: `manual:${refundId}:${reference}`, at: this.clock.now() };
      const done = await this.settleRefund.done(locked, money, { actor: 'staff', cause: 'paid-by-hand' });
      await this.record('refund.paid-by-hand', locked.refund, done, reason);
      return done;
    });
    if (answer.kind === 'paid') throw new RefundNotWaiting('DONE');
    return settled;
  }

  private async waiting(refundId: string): Promise<Refund> {
    const refund = await this.book.lock(refundId);
    if (!refund) throw new RefundNotFound();
    if (refund.state !== 'MANUAL') throw new RefundNotWaiting(refund.state);
    return refund;
  }

  private record(action: string, before: Refund, after: Refund, reason: string): Promise<void> {
    return this.audit.record({
      action,
      subject: { type: 'refund', id: before.id },
      before: { state: before.state, lastError: before.lastError },
      after: { state: after.state, amount: after.amount, transactionKey: after.transactionKey },
      reason,
    });
  }
}
