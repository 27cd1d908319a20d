import { randomUUID } from 'node:crypto';
import { mustBeSold } from './books.mts';
import { type Fault, must } from './fault.mts';
import { eventually } from './wait.mts';

/** One less than the worker is willing to try (message-processor.ts). */
const TRIED = 39;

export const poisonMessage: Fault = {
  id: 'F23',
  name: 'poison-message',
  breaks: 'a message whose handler always throws, in front of all others',
  checks: 'it is parked with its error; the others flow past it',
  kind: 'alone',
  shortRounds: 1,

  async round(round) {
    const { world, random } = round;
    const ids = Array.from({ length: random.between(1, 20) }, () => randomUUID());
    for (const id of ids) {
      // Not an id: the handler's own query fails.
      await world.query(
        `insert into outbox_message (id, topic, aggregate_id, payload, attempts, created_at)
         values ($1, 'payment.account-issued', $1, '{"bookingId": "poison"}', $2, now() - interval '1 day')`,
        [id, TRIED],
      );
    }
    const buyer = await round.buyer();
    const order = await buyer.walksToPay(1);
    round.note('booking', order.bookingId);
    await buyer.pay(order);
    await eventually(
      'the mail went out past the poison',
      30,
      async () => (await world.toss.mails()).has(buyer.email),
      200,
    );
    await eventually('the poison is parked', 60, async () => {
      const [row] = await world.query<{ parked: number }>(
        'select count(*)::int as parked from outbox_message where id = any($1) and parked_at is not null and last_error is not null',
        [ids],
      );
      return row?.parked === ids.length;
    });
    const { rowCount } = await world.pool.query('delete from outbox_message where id = any($1)', [ids]);
    must(rowCount === ids.length, 'parked messages stay until somebody looks at them');
    round.later(() => mustBeSold(round, order, 1, buyer.email));
  },
};
