import { randomUUID } from 'node:crypto';
import { mustBeSold } from './books.mts';
import { type Fault, must, mustAnswer } from './fault.mts';

export const doubleClick: Fault = {
  id: 'F12',
  name: 'double-click',
  breaks:
    'hold and pay pressed up to twenty times at once: same key, two tabs with other keys, again after a lost answer',
  checks: 'one booking, one payment, the same answer',
  kind: 'crowd',
  shortRounds: 20,
  weight: 2,

  async round(round) {
    const { world, random } = round;
    const buyer = await round.buyer();
    const { performanceId, seatIds } = await world.sales.seats(2);
    const key = randomUUID();
    const holds = await Promise.all(
      Array.from({ length: random.between(2, 8) }, () => buyer.hold(performanceId, seatIds, key)),
    );
    for (const held of holds) mustAnswer(held, [201], 'a hold pressed again with the same key');
    const ids = new Set(holds.map(({ body }) => String(body.id)));
    must(ids.size === 1, `one key is one booking, not ${ids.size}`);
    const other = await buyer.hold(performanceId, seatIds);
    mustAnswer(other, [409, 422], 'a hold of seats one has, from another tab');

    const order = await buyer.throughTheWindow(holds[0]?.body as { id: string; number: string });
    round.note('booking', order.bookingId);
    round.note('order', order.orderId);
    const isLost = random.chance(0.3);
    if (isLost) await world.toss.fault({ on: 'confirm', orderId: order.orderId, then: 'cut', times: 2 });
    const ownKeys = random.chance(0.3);
    const pressed = Array.from({ length: random.between(2, 20) }, () =>
      buyer.pay(order, ownKeys ? randomUUID() : order.payKey),
    );
    const answers = await Promise.all(pressed);
    for (const answer of answers) mustAnswer(answer, [200, 202], 'a payment pressed again');
    const words = new Set(answers.map(({ body }) => String(body.status)));
    must(words.size === 1, `everybody hears the same: ${[...words].join(', ')}`);
    const again = await buyer.pay(order);
    mustAnswer(again, [200, 202], 'the same press once more');
    round.later(() => mustBeSold(round, order, 2, buyer.email));
  },
};
