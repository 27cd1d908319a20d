import { factsOf, mustBeSold } from './books.mts';
import { type Fault, must } from './fault.mts';
import { post, sender, statusChanged } from './webhook-bodies.mts';
import { eventually } from './wait.mts';

export const webhooksLost: Fault = {
  id: 'F7',
  name: 'webhooks-lost',
  breaks: 'no webhook ever arrives, and half of the answers get lost as well; then one comes an hour late',
  checks: 'every state converges by the reconciler alone; the late webhook changes nothing',
  kind: 'crowd',
  shortRounds: 16,
  webhooks: 'drop',

  async round(round) {
    const { world, random } = round;
    const buyer = await round.buyer();
    const order = await buyer.walksToPay(2);
    round.note('booking', order.bookingId);
    if (random.chance(0.5)) {
      await world.toss.fault({ on: 'confirm', orderId: order.orderId, then: 'cut', times: 2 });
      await world.toss.fault({ on: 'lookup', orderId: order.orderId, then: 'cut' });
    }
    await buyer.pay(order);
    await eventually(
      'the reconciler has found out',
      60,
      async () => (await factsOf(round, order.bookingId)).booking === 'CONFIRMED',
      200,
    );
    const moves = await movesOf();
    const late = await post(world, statusChanged(order, 'DONE', 0), sender(random.between(0, 131_071)));
    must(late.status === 200, `a late webhook is answered 200, not ${late.status}`);
    round.later(async () => {
      await mustBeSold(round, order, 2, buyer.email);
      must((await movesOf()) === moves, 'a late webhook moves nothing');
    });

    async function movesOf(): Promise<number> {
      const [row] = await world.query<{ moves: number }>(
        `select (select count(*) from payment_transition t join payment p on p.id = t.payment_id where p.booking_id = $1)::int
              + (select count(*) from booking_transition where booking_id = $1)::int as moves`,
        [order.bookingId],
      );
      return row?.moves ?? 0;
    }
  },
};
