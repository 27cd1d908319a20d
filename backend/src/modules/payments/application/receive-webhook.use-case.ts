import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { newId } from '#kernel/ids';
import { Transactions } from '#platform/database/transactions';
import { RateLimits } from '#platform/http/rate-limits';
import { Outbox } from '#platform/outbox/outbox';
import { Payments } from '../domain/payments';
import { WebhookInbox } from '../domain/webhook-inbox';

export const WEBHOOK_RECEIVED = 'payment.webhook-received';

const ORDER_ID = /^[A-Za-z0-9_-]{6,64}$/;
/** Nobody may make us ask Toss about one payment more often than this in a minute, however many hints they forge. */
const HINTS_PER_PAYMENT = 20;

interface Hint {
  readonly orderId: string;
  readonly eventType: string;
  readonly status: string;
  /** What tells one event from the next. */
  readonly identity: string;
}

/**
 * Takes note that something may have happened at Toss. Its payment webhooks are not signed, so a hint only makes the
 * worker read the payment by the API; a hint about an order that is not ours is forgotten at once.
 */
@Injectable()
export class ReceiveWebhook {
  private readonly log = new Logger(ReceiveWebhook.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly payments: Payments,
    private readonly inbox: WebhookInbox,
    private readonly outbox: Outbox,
    private readonly limits: RateLimits,
  ) {}

  async execute(body: unknown): Promise<void> {
    const hint = hintOf(body);
    const payment = hint && (await this.payments.byOrder(hint.orderId));
    if (!payment)
      return this.log.warn({ eventType: hint?.eventType }, 'A webhook about no payment of ours was dropped');
    if (!(await this.limits.take('toss-webhook', payment.id, HINTS_PER_PAYMENT, 60_000)).allowed) return;

    const { eventType, status, identity } = hint;
    await this.transactions.run(async () => {
      const id = newId();
      const dedupeKey = createHash('sha256').update(`${payment.id} ${identity}`).digest('hex');
      if (!(await this.inbox.add({ id, dedupeKey, paymentId: payment.id, eventType, claimed: status }))) return;
      await this.outbox.add({ topic: WEBHOOK_RECEIVED, aggregateId: payment.id, payload: { hintId: id } });
    });
  }
}

/** `{eventType, createdAt, data: Payment}`, or for deposits `{createdAt, secret, status, transactionKey, orderId}`. */
function hintOf(body: unknown): Hint | undefined {
  const event = fieldsOf(body);
  const data = event['data'] === undefined ? event : fieldsOf(event['data']);
  const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 64) : '');
  const orderId = data['orderId'];
  if (typeof orderId !== 'string' || !ORDER_ID.test(orderId)) return undefined;
  const eventType = text(event['eventType']) || 'DEPOSIT_CALLBACK';
  const status = text(data['status']);
  const key = text(data['lastTransactionKey']) || text(data['transactionKey']);
  return { orderId, eventType, status, identity: [eventType, status, key, text(event['createdAt'])].join(' ') };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
