import { mustBeSold } from './books.mts';
import { type Fault, must } from './fault.mts';
import { post, sender, statusChanged } from './webhook-bodies.mts';

export const webhookDuplicates: Fault = {
  id: 'F6',
  name: 'webhook-duplicates',
  breaks: 'the same webhook ten times at once, while or after the buyer pays',
  checks: 'all answered 200 within 5 s; one effect; one row in the inbox',
  kind: 'crowd',
  shortRounds: 20,
  weight: 2,

  async round(round) {
    const { world, random } = round;
    const buyer = await round.buyer();
    const order = await buyer.walksToPay(1);
    round.note('booking', order.bookingId);
    // Half of the time the webhooks are all that tells us.
    if (random.chance(0.5)) await world.toss.fault({ on: 'confirm', orderId: order.orderId, then: 'cut', times: 2 });
    const body = statusChanged(order, 'DONE', random.between(0, 59));
    const from = sender(random.between(0, 131_071));
    const paying = buyer.pay(order);
    if (random.chance(0.5)) await paying;
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(world, body, from)));
    await paying;
    for (const answer of answers) {
      must(answer.status === 200, `a webhook is answered 200, not ${answer.status}`);
      must(answer.milliseconds < 5_000, `a webhook is answered within 5 s, not ${answer.milliseconds} ms`);
    }
    round.later(async () => {
      await mustBeSold(round, order, 1, buyer.email);
      const [{ count } = { count: 0 }] = await world.query<{ count: number }>(
        `select count(*)::int as count from webhook_inbox i join payment p on p.id = i.payment_id where p.order_id = $1`,
        [order.orderId],
      );
      // Ours, and the sandbox's own one.
      must(count <= 2, `ten equal webhooks are one row in the inbox, not ${count - 1}`);
    });
  },
};
