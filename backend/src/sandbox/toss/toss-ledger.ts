import { randomBytes } from 'node:crypto';

import type { Clock } from '#kernel/clock';

import type { Collection, Journal } from '../journal/journal';
import { type PaymentStatus, type TossPayment, waitsUntil } from './toss-payment';
import { TossRefusal } from './toss-refusal';
import { tossTime } from './toss-time';
import type { TossWebhooks } from './toss-webhooks';

/** The statuses in which an order number is used up. */
const TAKEN: ReadonlySet<PaymentStatus> = new Set(['WAITING_FOR_DEPOSIT', 'DONE', 'CANCELED', 'PARTIAL_CANCELED']);
/** A webhook tells of every change but the first two steps, which the customer's own redirect tells of. */
const SILENT: ReadonlySet<PaymentStatus> = new Set(['READY', 'IN_PROGRESS']);

/** Every payment Toss knows; the truth that survives anything done to the merchant. */
export class TossLedger {
  private readonly payments: Collection<TossPayment>;
  private readonly keysByOrder = new Map<string, string[]>();
  /** Keys of payments that will give up by themselves one day. */
  private readonly waiting = new Set<string>();

  constructor(
    readonly journal: Journal,
    readonly clock: Clock,
    private readonly webhooks: TossWebhooks,
  ) {
    this.payments = journal.collection('payment');
    for (const payment of this.payments.all()) {
      this.index(payment);
      this.watch(payment);
    }
  }

  /** @throws TossRefusal NOT_FOUND_PAYMENT */
  get(paymentKey: string): TossPayment {
    const payment = this.find(paymentKey);
    if (!payment) throw new TossRefusal('NOT_FOUND_PAYMENT');
    return payment;
  }

  find(paymentKey: string): TossPayment | undefined {
    const payment = this.payments.get(paymentKey);
    return payment && this.expired(payment);
  }

  /**
   * The payment of an order: the one that used the number up, else the latest attempt.
   * @throws TossRefusal NOT_FOUND_PAYMENT
   */
  getByOrder(orderId: string): TossPayment {
    const attempts = this.attempts(orderId);
    const payment = attempts.find((attempt) => TAKEN.has(attempt.status)) ?? attempts.at(-1);
    if (!payment) throw new TossRefusal('NOT_FOUND_PAYMENT');
    return payment;
  }

  /** @throws TossRefusal DUPLICATED_ORDER_ID when another payment was approved for this order */
  assertOrderIsFree(orderId: string): void {
    if (this.attempts(orderId).some((attempt) => TAKEN.has(attempt.status))) {
      throw new TossRefusal('DUPLICATED_ORDER_ID');
    }
  }

  all(): TossPayment[] {
    return this.payments.all().map((payment) => this.expired(payment));
  }

  /** Keeps a new payment or a new state of one, and tells the merchant when its status changed. */
  save(payment: TossPayment): TossPayment {
    const previous = this.payments.get(payment.paymentKey);
    this.journal.unit(() => {
      this.payments.put(payment.paymentKey, payment);
      if (previous?.status !== payment.status || payment.cancels.length > previous.cancels.length) {
        if (!SILENT.has(payment.status)) this.webhooks.announce(payment);
        for (const cancel of payment.cancels.slice(previous?.cancels.length)) {
          this.webhooks.announceCancellation(payment, cancel);
        }
      }
    });
    if (!previous) this.index(payment);
    this.watch(payment);
    return payment;
  }

  /** Keeps payments of the past in one go, telling nobody. */
  remember(payments: readonly TossPayment[]): void {
    this.journal.unit(() => {
      for (const payment of payments) this.payments.put(payment.paymentKey, payment);
    });
    for (const payment of payments) this.index(payment);
  }

  /** Ends the payments nobody finished in time. Reads do the same for the payment they meet. */
  expireOverdue(): void {
    for (const paymentKey of this.waiting) this.find(paymentKey);
  }

  newPaymentKey(): string {
    const stamp = tossTime(this.clock.now()).slice(0, 19).replace(/\D/g, '');
    return `tviva${stamp}${newToken(5)}`;
  }

  private expired(payment: TossPayment): TossPayment {
    const until = waitsUntil(payment);
    if (!until || this.clock.now() < until) return payment;
    return this.save({
      ...payment,
      status: 'EXPIRED',
      virtualAccount: payment.virtualAccount && { ...payment.virtualAccount, expired: true },
    });
  }

  private watch(payment: TossPayment): void {
    if (waitsUntil(payment)) this.waiting.add(payment.paymentKey);
    else this.waiting.delete(payment.paymentKey);
  }

  private attempts(orderId: string): TossPayment[] {
    return (this.keysByOrder.get(orderId) ?? []).flatMap((key) => this.find(key) ?? []);
  }

  private index(payment: TossPayment): void {
    const keys = this.keysByOrder.get(payment.orderId);
    if (keys) keys.push(payment.paymentKey);
    else this.keysByOrder.set(payment.orderId, [payment.paymentKey]);
  }
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Random letters and digits, as in Toss's keys. */
export function newToken(length: number): string {
  return Array.from(randomBytes(length), (byte) => LETTERS[byte % LETTERS.length]).join('');
}

export function newTransactionKey(): string {
  return randomBytes(16).toString('hex').toUpperCase();
}
