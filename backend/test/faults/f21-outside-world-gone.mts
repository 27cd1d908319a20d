import { mustBeSoldOrReturned } from './books.mts';
import type { Buyer, Order } from './buyer.mts';
import { type Fault, must, mustAnswer } from './fault.mts';
import { pause } from './wait.mts';

export const outsideWorldGone: Fault = {
  id: 'F21',
  name: 'outside-world-gone',
  breaks: 'the way out is gone: Toss and mail at once, cut or silent, for longer than all patience',
  checks: 'holds go on; a payment is "we are checking" or "try later", never lost; all of it ends when the way is back',
  kind: 'alone',
  shortRounds: 1,

  async round(round) {
    const { world, random } = round;
    const how = random.pick(['cut', 'silent'] as const);
    round.note('way out', how);
    const people: { buyer: Buyer; order: Order }[] = [];
    for (let count = 0; count < 8; count += 1) {
      const buyer = await round.buyer();
      people.push({ buyer, order: await buyer.walksToPay(1) });
    }
    for (const proxy of [world.proxies.toss, world.proxies.smtp]) proxy.set({ [how]: true });
    const answers = await Promise.all(people.map(({ buyer, order }) => buyer.press(order)));
    for (const answer of answers) mustAnswer(answer, [202, 503], 'paying while Toss is out of reach');
    const seats = await world.sales.seats(2);
    const held = await (await round.buyer()).hold(seats.performanceId, seats.seatIds);
    must(held.status === 201, `holds go on without the outside world, not ${held.status}`);
    await pause(random.between(1_000, 5_000));
    for (const proxy of [world.proxies.toss, world.proxies.smtp]) proxy.fair();
    // Who was told to try later does so.
    for (const [at, { buyer, order }] of people.entries()) {
      if (answers[at]?.status === 503) await buyer.pay(order);
      round.later(() => mustBeSoldOrReturned(round, order, 1, buyer.email));
    }
  },
};
