import { Injectable } from '@nestjs/common';
import { newId } from '#kernel/ids';
import { Transactions } from '#platform/database/transactions';
import { Outbox } from '#platform/outbox/outbox';
import type { NewRefund, Refund } from '../../domain/refunds/refund';
import { RefundBook } from './refund-book';

export const REFUND_REQUESTED = 'refund.requested';
export const REFUND_DONE = 'refund.done';

/** The port for whoever owes a buyer money: the promise is written down beside what made it, and kept by the worker. */
@Injectable()
export class Refunds {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: RefundBook,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Joins the caller's transaction, which holds the locks of the booking and the payment and has released the seats and
   * voided the tickets of the items. The same key of the same booking is one refund. Nothing is sent from here.
   */
  async request(wanted: Omit<NewRefund, 'id'>): Promise<Refund> {
    if (!this.transactions.isOpen) throw new Error('A refund is promised in the transaction that makes it due');
    const known = await this.book.byIdempotencyKey(wanted.bookingId, wanted.idempotencyKey);
    if (known) return known;
    const refund = await this.book.add({ ...wanted, id: newId() });
    if (refund.amount === 0) {
      const done = await this.book.move(refund, { to: 'DONE', actor: 'system', cause: 'nothing-goes-back' });
      await this.tell(REFUND_DONE, done);
      return done;
    }
    await this.tell(REFUND_REQUESTED, refund);
    return refund;
  }

  private tell(topic: string, { id, bookingId }: Refund): Promise<void> {
    return this.outbox.add({
      topic,
      aggregateId: id,
      payload: { refundId: id, bookingId },
      dedupeKey: `${topic}:${id}`,
    });
  }
}
