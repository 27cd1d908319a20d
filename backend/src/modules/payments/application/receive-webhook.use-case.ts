import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { newId } from '#kernel/ids';
import { RateLimits } from '#platform/http/rate-limits';
import type { Payment } from '../domain/payment';
import { Payments } from '../domain/payments';
import { VirtualAccounts } from '../domain/virtual-accounts';
import { readWebhook, type WebhookEvent } from '../domain/webhook-event';
import { WebhookInbox } from '../domain/webhook-inbox';
import { PaymentMetrics } from './payment-metrics';

/** Nobody may make us ask Toss about one payment more often than this in a minute, however many hints they forge. */
const HINTS_PER_PAYMENT = 20;

/** What became of an event; a label of tiketi_webhooks_total. */
export type WebhookOutcome = 'taken' | 'duplicate' | 'unknown-payment' | 'wrong-secret' | 'too-many' | 'unreadable';

/**
 * Takes note that something may have happened at Toss. Its payment webhooks are not signed, so a hint only makes the
 * worker read the payment by the API; a hint about a payment that is not ours is forgotten at once.
 */
@Injectable()
export class ReceiveWebhook {
  private readonly log = new Logger(ReceiveWebhook.name);

  constructor(
    private readonly payments: Payments,
    private readonly accounts: VirtualAccounts,
    private readonly inbox: WebhookInbox,
    private readonly limits: RateLimits,
    private readonly metrics: PaymentMetrics,
  ) {}

  async execute(body: unknown): Promise<WebhookOutcome> {
    const event = readWebhook(body);
    const outcome = event ? await this.take(event) : 'unreadable';
    this.metrics.webhook(event?.type ?? 'other', outcome);
    if (outcome !== 'taken' && outcome !== 'duplicate')
      this.log.warn({ type: event?.type, outcome }, 'A webhook was dropped');
    return outcome;
  }

  private async take(event: WebhookEvent): Promise<WebhookOutcome> {
    const payment = await this.payments.named(event);
    if (!payment) return 'unknown-payment';
    if (event.type === 'DEPOSIT_CALLBACK' && !(await this.knowsSecret(event, payment))) return 'wrong-secret';
    if (!(await this.limits.take('toss-webhook', payment.id, HINTS_PER_PAYMENT, 60_000)).allowed) return 'too-many';

    const dedupeKey = createHash('sha256').update(`${payment.id} ${event.identity}`).digest('hex');
    const hint = { id: newId(), dedupeKey, paymentId: payment.id, eventType: event.type, claimed: event.status };
    return (await this.inbox.add(hint)) ? 'taken' : 'duplicate';
  }

  /** Before we know the account (its answer was lost), a callback is a hint like any other. */
  private async knowsSecret({ secret }: WebhookEvent, { id }: Payment): Promise<boolean> {
    const known = await this.accounts.secretOf(id);
    return known === undefined || (secret !== undefined && isSame(secret, known));
  }
}

/** In the same time whatever the two have in common; digests, because the lengths may differ. */
function isSame(given: string, known: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(known));
}
