import { randomBytes } from 'node:crypto';
import { factsOf } from './books.mts';
import type { Order } from './buyer.mts';
import { type Fault, type Round, must } from './fault.mts';
import { post, sender, statusChanged } from './webhook-bodies.mts';

const LOOK_UPS_A_MINUTE = 20;

interface Forgery {
  readonly body?: unknown;
  readonly text?: string;
}

function forgeries({ random }: Round, order: Order): Forgery[] {
  const stranger = randomBytes(8).toString('hex');
  const about = (status: string) => statusChanged(order, status, random.between(0, 59));
  return [
    { body: about('DONE') },
    { body: about('CANCELED') },
    { body: { ...about('DONE'), data: { ...order, status: 'DONE', totalAmount: 1, balanceAmount: 1 } } },
    { body: statusChanged({ paymentKey: `tviva${stranger}`, orderId: order.orderId }, 'DONE') },
    { body: statusChanged({ paymentKey: order.paymentKey, orderId: `other-${stranger}` }, 'DONE') },
    {
      body: {
        createdAt: '2026-01-01T00:00:00.000000',
        secret: `ps_${stranger}`,
        status: 'DONE',
        transactionKey: stranger,
        orderId: order.orderId,
      },
    },
    { body: { eventType: 'CANCEL_STATUS_CHANGED', data: { orderId: order.orderId, cancelStatus: 'DONE' } } },
    { body: { eventType: 'PAYMENT_STATUS_CHANGED', data: { orderId: { $ne: null }, status: ['DONE'] } } },
    { body: { eventType: 'x'.repeat(2_000), data: { orderId: `'; drop table booking; --`, status: 'DONE' } } },
    { body: { ...about('DONE'), filler: 'x'.repeat(200_000) } },
    { body: [about('DONE')] },
    { body: {} },
    { text: '' },
    { text: '{"eventType":' },
    { text: 'null' },
    { text: '"DONE"' },
    { text: `{"data":${'['.repeat(2_000)}${']'.repeat(2_000)}}` },
  ];
}

export const forgedWebhooks: Fault = {
  id: 'F9',
  name: 'forged-webhooks',
  breaks: 'fifty forged webhooks: unknown keys, right order with a wrong word, wrong secrets, huge and broken bodies',
  checks: 'no state changes; 200 or 4xx without detail; nobody makes us hammer Toss',
  kind: 'crowd',
  shortRounds: 8,
  weight: 1,

  async round(round) {
    const { world, random } = round;
    const buyer = await round.buyer();
    const order = await buyer.walksToPay(1);
    round.note('booking', order.bookingId);
    const before = await factsOf(round, order.bookingId);
    const lookUpsBefore = world.toss.lookUps.get(order.paymentKey) ?? 0;
    const all = forgeries(round, order);
    const chosen = Array.from({ length: 50 }, (_, at) => all[at] ?? random.pick(all));
    for (const { body, text } of random.shuffled(chosen)) {
      const answer = await post(world, body, sender(random.between(0, 131_071)), text);
      const shown = JSON.stringify({ body, text }).slice(0, 120);
      must(
        answer.status === 200 || (answer.status >= 400 && answer.status < 500),
        `200 or 4xx for ${shown}, not ${answer.status}`,
      );
      must(!JSON.stringify(answer.body).includes(order.paymentKey), 'the answer to a forger tells nothing');
    }
    round.later(async () => {
      const after = await factsOf(round, order.bookingId);
      must(
        JSON.stringify(before) === JSON.stringify(after),
        `forgeries change nothing: ${JSON.stringify({ before, after })}`,
      );
      const lookUps = (world.toss.lookUps.get(order.paymentKey) ?? 0) - lookUpsBefore;
      must(lookUps <= LOOK_UPS_A_MINUTE, `at most ${LOOK_UPS_A_MINUTE} look-ups for fifty forgeries, not ${lookUps}`);
    });
  },
};
