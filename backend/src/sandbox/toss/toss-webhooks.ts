import type { Clock } from '#kernel/clock';
import { newId } from '#kernel/ids';

import type { Collection, Journal } from '../journal/journal';
import type { TossPayment } from './toss-payment';
import { paymentView } from './toss-payment.view';
import { tossWebhookTime } from './toss-time';
import type { WebhookFaults } from './toss-webhook-faults';

/** Minutes before each of the seven retries after an answer that is not 200 (docs, webhook guide). */
const RETRY_MINUTES = [1, 4, 16, 64, 256, 1024, 4096];
/** Third-party notes only: the docs name no time-out. */
const ANSWER_WITHIN_MS = 10_000;

export interface WebhookDelivery {
  readonly id: string;
  readonly paymentKey: string | null;
  readonly body: Readonly<Record<string, unknown>>;
  readonly state: 'pending' | 'delivered' | 'given-up' | 'dropped';
  readonly attempts: number;
  /** Milliseconds since 1970 on this machine's clock. */
  readonly nextAt: number;
  readonly lastStatus: number | null;
}

interface WebhookSettings {
  readonly url: string;
}

/** Tells the merchant of changes: at least once, in no promised order, unsigned, as Toss does. */
export class TossWebhooks {
  private readonly deliveries: Collection<WebhookDelivery>;
  private readonly settings: Collection<WebhookSettings>;
  private readonly underWay = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private isClosed = false;

  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly faults: WebhookFaults,
    private readonly options: { readonly url: string; readonly origin: string; readonly minuteMs: number },
  ) {
    this.deliveries = journal.collection('webhook');
    this.settings = journal.collection('webhook-settings');
  }

  get url(): string {
    return this.settings.get('webhook')?.url ?? this.options.url;
  }

  set url(url: string) {
    this.settings.put('webhook', { url });
  }

  /** Takes up what an earlier run left undelivered. */
  start(): void {
    this.schedule();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    await Promise.allSettled(this.underWay);
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

  all(): WebhookDelivery[] {
    return this.deliveries.all();
  }

  /** Sends one again now, whatever became of it. */
  resend(id: string): WebhookDelivery | undefined {
    const delivery = this.deliveries.get(id);
    if (!delivery) return undefined;
    const again: WebhookDelivery = { ...delivery, state: 'pending', attempts: 0, nextAt: Date.now() };
    this.deliveries.put(id, again);
    this.schedule();
    return again;
  }

  /** Sends any body once, as somebody who only knows the address could. Answers the merchant's status, 0 if none. */
  forge(body: unknown): Promise<number> {
    return this.post(body);
  }

  private queue(paymentKey: string, body: Record<string, unknown>): void {
    for (const { delayMs, isDropped } of this.faults.plan()) {
      const id = newId();
      this.deliveries.put(id, {
        id,
        paymentKey,
        body,
        state: isDropped ? 'dropped' : 'pending',
        attempts: 0,
        nextAt: Date.now() + delayMs,
        lastStatus: null,
      });
    }
    this.schedule();
  }

  private schedule(): void {
    if (this.isClosed) return;
    clearTimeout(this.timer);
    const due = this.pending().map((delivery) => delivery.nextAt);
    if (due.length === 0) return;
    this.timer = setTimeout(() => this.sendDue(), Math.max(0, Math.min(...due) - Date.now()));
    this.timer.unref();
  }

  private sendDue(): void {
    const now = Date.now();
    for (const delivery of this.pending().filter((each) => each.nextAt <= now)) {
      // Out of the queue while under way; a crash in between leaves it pending, and it is sent once more.
      this.sending.add(delivery.id);
      const sent = this.send(delivery).finally(() => {
        this.sending.delete(delivery.id);
        this.underWay.delete(sent);
        this.schedule();
      });
      this.underWay.add(sent);
    }
    this.schedule();
  }

  private readonly sending = new Set<string>();

  private pending(): WebhookDelivery[] {
    return this.deliveries.all().filter((each) => each.state === 'pending' && !this.sending.has(each.id));
  }

  private async send(delivery: WebhookDelivery): Promise<void> {
    await this.journal.durable();
    const lastStatus = await this.post(delivery.body);
    const attempts = delivery.attempts + 1;
    const minutes = RETRY_MINUTES[delivery.attempts];
    const state = lastStatus === 200 ? 'delivered' : minutes === undefined ? 'given-up' : 'pending';
    const nextAt = Date.now() + (minutes ?? 0) * this.options.minuteMs;
    if (!this.isClosed) this.deliveries.put(delivery.id, { ...delivery, state, attempts, nextAt, lastStatus });
  }

  private async post(body: unknown): Promise<number> {
    try {
      const response = await fetch(this.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        redirect: 'manual',
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      await response.body?.cancel();
      return response.status;
    } catch {
      return 0;
    }
  }
}
