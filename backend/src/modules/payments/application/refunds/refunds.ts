import { Injectable } from '@nestjs/common';
import { newId } from '#kernel/ids';
import type { Won } from '#kernel/won';
import { Transactions } from '#platform/database/transactions';
import { Outbox } from '#platform/outbox/outbox';
import type { Payment } from '../../domain/payment';
import type { RefundPart } from '../../domain/refunds/refund-parts';
import type { NewRefund, Refund } from '../../domain/refunds/refund';
import { RefundBook } from './refund-book';

export const REFUND_REQUESTED = 'refund.requested';
export const REFUND_DONE = 'refund.done';
/** A payment that is not ours to keep, nor ever was in our books. */
export const REFUND_DUE = 'payment.refund-due';

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

  /**
   * What goes back from several payments of a purchase: the first refund has the seats and the fees, the others send their
   * share of its sum. As `request`.
   */
  async requestInParts(
    parts: readonly RefundPart[],
    wanted: Omit<NewRefund, 'id' | 'paymentId' | 'amount' | 'partOf'>,
  ): Promise<[Refund, ...Refund[]]> {
    const [first, ...others] = parts;
    if (!first) throw new Error('A refund without a payment to draw on');
    const whole = await this.request({ ...wanted, paymentId: first.paymentId, amount: first.amount });
    const refunds: [Refund, ...Refund[]] = [whole];
    for (const [i, { paymentId, amount }] of others.entries()) {
      const idempotencyKey = `${wanted.idempotencyKey}:part-${i + 2}`;
      refunds.push(await this.request({ ...wanted, paymentId, amount, items: [], idempotencyKey, partOf: whole.id }));
    }
    return refunds;
  }

  /** Money came for what could not be sold any more: all of it goes back, once. In the transaction that wrote it down. */
  requestForNoSeat({ id, bookingId }: Payment, amount: Won): Promise<Refund> {
    return this.request({
      bookingId,
      paymentId: id,
      cause: 'NO_SEAT',
      amount,
      items: [],
      idempotencyKey: `no-seat:${id}`,
      requestedBy: 'system',
      reason: '',
    });
  }

  /** The gateway agreed to something else than we asked for. Nothing of it is in our books; it is to be undone there. */
  closeAtGateway({ id }: Payment): Promise<void> {
    return this.outbox.add({
      topic: REFUND_DUE,
      aggregateId: id,
      payload: { paymentId: id },
      dedupeKey: `${REFUND_DUE}:${id}`,
    });
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
