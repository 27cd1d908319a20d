import { mustBeSoldOrReturned } from './books.mts';
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
    const buyers = await Promise.all(Array.from({ length: 8 }, () => round.buyer()));
    const orders = await Promise.all(buyers.map((buyer) => buyer.walksToPay(1)));
    for (const proxy of [world.proxies.toss, world.proxies.smtp]) proxy.set({ [how]: true });
    const answers = await Promise.all(orders.map((order, at) => buyers[at]?.press(order)));
    for (const answer of answers) if (answer) mustAnswer(answer, [202, 503], 'paying while Toss is out of reach');
    const seats = await world.sales.seats(2);
    const held = await (await round.buyer()).hold(seats.performanceId, seats.seatIds);
    must(held.status === 201, `holds go on without the outside world, not ${held.status}`);
    await pause(random.between(1_000, 5_000));
    for (const proxy of [world.proxies.toss, world.proxies.smtp]) proxy.fair();
    // Who was told to try later does so.
    for (const [at, order] of orders.entries()) {
      if (answers[at]?.status === 503) await buyers[at]?.pay(order);
      round.later(() => mustBeSoldOrReturned(round, order, 1, buyers[at]?.email ?? ''));
    }
  },
};
