export const WEBHOOK_TYPES = ['PAYMENT_STATUS_CHANGED', 'DEPOSIT_CALLBACK', 'CANCEL_STATUS_CHANGED'] as const;

export type WebhookType = (typeof WEBHOOK_TYPES)[number];

/** What an event says it is about. Nothing of it is believed; it only tells which payment to ask about. */
export interface WebhookEvent {
  readonly type: WebhookType;
  readonly orderId: string | undefined;
  readonly paymentKey: string | undefined;
  readonly transactionKey: string | undefined;
  /** The status it claims. */
  readonly status: string;
  /** Of deposit callbacks: what only Toss and we know. */
  readonly secret: string | undefined;
  /** What tells one event from the next. */
  readonly identity: string;
}

const ORDER_ID = /^[A-Za-z0-9_=-]{6,64}$/;
const KEY = /^[\x21-\x7e]{1,200}$/;
const LONGEST = 64;

/**
 * `{eventType, createdAt, data}` with a Payment or a Cancel in `data`, or for deposits
 * `{createdAt, secret, status, transactionKey, orderId}`. Undefined when it names no payment or is no event we know.
 */
export function readWebhook(body: unknown): WebhookEvent | undefined {
  const event = fieldsOf(body);
  const data = event['data'] === undefined ? event : fieldsOf(event['data']);
  const type = typeOf(event['eventType']);
  const orderId = matching(data['orderId'], ORDER_ID);
  const paymentKey = matching(data['paymentKey'], KEY);
  const transactionKey = matching(data['transactionKey'], KEY) ?? matching(data['lastTransactionKey'], KEY);
  if (!type || !(orderId ?? paymentKey ?? transactionKey)) return undefined;

  const status = short(data['status'] ?? data['cancelStatus']);
  const secret = typeof data['secret'] === 'string' ? data['secret'] : undefined;
  const identity = [type, status, transactionKey?.slice(0, LONGEST), short(event['createdAt'])].join(' ');
  return { type, orderId, paymentKey, transactionKey, status, secret, identity };
}

function typeOf(eventType: unknown): WebhookType | undefined {
  if (eventType === undefined) return 'DEPOSIT_CALLBACK';
  return WEBHOOK_TYPES.find((type) => type === eventType);
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function matching(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}

function short(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, LONGEST) : '';
}
