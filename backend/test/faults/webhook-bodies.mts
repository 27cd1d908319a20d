import type { Order } from './buyer.mts';
import { type Answer, call } from './http.mts';
import type { World } from './world.mts';

/** A Toss webhook about a payment, saying whatever it says. */
export function statusChanged(
  { paymentKey, orderId }: Pick<Order, 'paymentKey' | 'orderId'>,
  status: string,
  second = 0,
): object {
  const createdAt = new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString().replace('Z', '000');
  return { eventType: 'PAYMENT_STATUS_CHANGED', createdAt, data: { paymentKey, orderId, status } };
}

/** Posts a body as Toss, or anybody who knows the address, does. */
export function post(world: World, body: unknown, from = '203.0.113.7', text?: string): Promise<Answer> {
  const url = `${world.origin}/api/v1/payments/webhooks/toss`;
  return call(url, {
    method: 'POST',
    headers: { 'x-forwarded-for': from },
    ...(text === undefined ? { body } : { text }),
  });
}

/** An address of its own for each round: limits count senders. */
export const sender = (number: number): string =>
  `198.${18 + ((number >> 16) & 1)}.${(number >> 8) & 255}.${number & 255}`;
