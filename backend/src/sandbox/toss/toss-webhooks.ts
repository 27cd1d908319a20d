import type { Clock } from '#kernel/clock';
import { newId } from '#kernel/ids';

import type { Collection, Journal } from '../journal/journal';
import type { Cancellation, TossPayment } from './toss-payment';
import { cancelView, paymentView } from './toss-payment.view';
import { tossWebhookTime } from './toss-time';
import type { WebhookFaults } from './toss-webhook-faults';

/** Minutes before each of the seven retries after an answer that is not 200 (docs, webhook guide). */
const RETRY_MINUTES = [1, 4, 16, 64, 256, 1024, 4096];
/** Third-party notes only: the docs name no time-out. */
const ANSWER_WITHIN_MS = 10_000;
const AT_ONCE_AT_MOST = 16;
/** Finished deliveries kept for reading and sending again. */
const KEPT_WHEN_FINISHED = 1_000;

export interface WebhookDelivery {
  readonly id: string;
  readonly paymentKey: string | null;
  readonly body: Readonly<Record<string, unknown>>;
  readonly state: 'pending' | 'delivered' | 'given-up' | 'dropped';
  readonly attempts: number;
  /** Milliseconds since 1970. The machine's clock: a test that moves Toss's clock does not move the network's. */
  readonly nextAt: number;
  /** The merchant's last HTTP status; 0 when there was no answer. */
  readonly lastStatus: number | null;
}

interface WebhookTarget {
  readonly url: string;
}

export interface WebhookOptions {
  readonly url: string;
  readonly origin: string;
  readonly minuteMs: number;
}

/** Tells the merchant of changes: at least once, in no promised order, unsigned, as Toss does. */
export class TossWebhooks {
  private readonly deliveries: Collection<WebhookDelivery>;
  private readonly targets: Collection<WebhookTarget>;
  private readonly pending = new Set<string>();
  private readonly finished: string[] = [];
  private readonly underWay = new Map<string, Promise<void>>();
  private readonly closing = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly faults: WebhookFaults,
    private readonly options: WebhookOptions,
  ) {
    this.deliveries = journal.collection('webhook');
    this.targets = journal.collection('webhook-target');
    for (const { id, state } of this.deliveries.all()) {
      if (state === 'pending') this.pending.add(id);
      else this.finished.push(id);
    }
  }

  get url(): string {
    return this.targets.get('merchant')?.url ?? this.options.url;
  }

  set url(url: string) {
    this.targets.put('merchant', { url });
  }

  /** Takes up what an earlier run left undelivered. */
  start(): void {
    this.schedule();
  }

  async close(): Promise<void> {
    this.closing.abort();
    clearTimeout(this.timer);
    await Promise.allSettled(this.underWay.values());
  }

  /** Queues the events of a payment's new state. A virtual account has a second event of its own. */
  announce(payment: TossPayment): void {
    const createdAt = tossWebhookTime(this.clock.now());
    const data = paymentView(payment, this.options.origin);
    this.queue(payment.paymentKey, { eventType: 'PAYMENT_STATUS_CHANGED', createdAt, data });
    if (payment.virtualAccount && payment.status !== 'EXPIRED' && payment.status !== 'ABORTED') {
      this.queue(payment.paymentKey, {
        createdAt,
        secret: payment.secret,
        status: payment.status,
        transactionKey: payment.lastTransactionKey,
        orderId: payment.orderId,
      });
    }
  }

  /** Queues the event of a cancellation. */
  announceCancellation(payment: TossPayment, cancellation: Cancellation): void {
    const { paymentKey, orderId } = payment;
    const data = { ...cancelView(cancellation), paymentKey, orderId };
    this.queue(paymentKey, {
      eventType: 'CANCEL_STATUS_CHANGED',
      createdAt: tossWebhookTime(this.clock.now()),
      data,
    });
  }

  /** Oldest first. */
  all(): WebhookDelivery[] {
    return this.deliveries.all();
  }

  /** Sends one again now, whatever became of it. */
  resend(id: string): WebhookDelivery | undefined {
    const delivery = this.deliveries.get(id);
    if (!delivery) return undefined;
    this.keep({ ...delivery, state: 'pending', attempts: 0, nextAt: Date.now() });
    this.schedule();
    return this.deliveries.get(id);
  }

  /** Sends any body once, as somebody who only knows the address could. Answers the merchant's status, 0 if none. */
  forge(body: unknown): Promise<number> {
    return this.post(body);
  }

  private queue(paymentKey: string, body: Record<string, unknown>): void {
    for (const { delayMs, isDropped } of this.faults.plan()) {
      const state = isDropped ? 'dropped' : 'pending';
      const nextAt = Date.now() + delayMs;
      this.keep({ id: newId(), paymentKey, body, state, attempts: 0, nextAt, lastStatus: null });
    }
    this.schedule();
  }

  private keep(delivery: WebhookDelivery): void {
    this.deliveries.put(delivery.id, delivery);
    if (delivery.state === 'pending') {
      this.pending.add(delivery.id);
      return;
    }
    this.pending.delete(delivery.id);
    this.finished.push(delivery.id);
    const oldest = this.finished.length > KEPT_WHEN_FINISHED ? this.finished.shift() : undefined;
    if (oldest !== undefined && !this.pending.has(oldest)) this.deliveries.remove(oldest);
  }

  /** Sets the timer for the next delivery, unless as many as allowed are under way. */
  private schedule(): void {
    clearTimeout(this.timer);
    if (this.closing.signal.aborted || this.underWay.size >= AT_ONCE_AT_MOST) return;
    const next = Math.min(...this.waiting().map(({ nextAt }) => nextAt));
    if (next === Infinity) return;
    this.timer = setTimeout(() => this.sendDue(), Math.max(0, next - Date.now()));
    this.timer.unref();
  }

  private waiting(): WebhookDelivery[] {
    return [...this.pending].flatMap((id) => (this.underWay.has(id) ? [] : (this.deliveries.get(id) ?? [])));
  }

  private sendDue(): void {
    const now = Date.now();
    const due = this.waiting().filter(({ nextAt }) => nextAt <= now);
    for (const delivery of due.slice(0, AT_ONCE_AT_MOST - this.underWay.size)) {
      // A crash while it is under way leaves it pending: it is sent once more.
      const sent = this.send(delivery).finally(() => {
        this.underWay.delete(delivery.id);
        this.schedule();
      });
      this.underWay.set(delivery.id, sent);
    }
    this.schedule();
  }

  private async send(delivery: WebhookDelivery): Promise<void> {
    await this.journal.durable();
    const lastStatus = await this.post(delivery.body);
    if (this.closing.signal.aborted && lastStatus !== 200) return;
    const attempts = delivery.attempts + 1;
    const minutes = RETRY_MINUTES[delivery.attempts];
    const state = lastStatus === 200 ? 'delivered' : minutes === undefined ? 'given-up' : 'pending';
    const nextAt = Date.now() + (minutes ?? 0) * this.options.minuteMs;
    this.keep({ ...delivery, state, attempts, nextAt, lastStatus });
  }

  private async post(body: unknown): Promise<number> {
    try {
      const response = await fetch(this.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        redirect: 'manual',
        signal: AbortSignal.any([this.closing.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      });
      await response.body?.cancel();
      return response.status;
    } catch {
      return 0;
    }
  }
}
