import { mustBeSold } from './books.mts';
import { type Fault, must } from './fault.mts';
import { post, sender, statusChanged } from './webhook-bodies.mts';

/** What Toss may have to say about one payment in its life. */
const EVENTS = ['IN_PROGRESS', 'DONE', 'ABORTED', 'CANCELED'];

export const webhooksOutOfOrder: Fault = {
  id: 'F8',
  name: 'webhooks-out-of-order',
  breaks: 'four contradicting webhooks about one payment, in any order, before, while and after it is paid',
  checks: 'the state is what Toss says when asked; the ticket stays',
  kind: 'crowd',
  shortRounds: 20,
  weight: 2,

  async round(round) {
    const { world, random } = round;
    const buyer = await round.buyer();
    const order = await buyer.walksToPay(1);
    round.note('booking', order.bookingId);
    const events = random.shuffled(EVENTS);
    round.note('order of events', events.join(' '));
    const payAt = random.between(0, events.length);
    const from = sender(random.between(0, 131_071));
    if (random.chance(0.3)) await world.toss.fault({ on: 'confirm', orderId: order.orderId, then: 'cut', times: 2 });
    let paying: Promise<unknown> = Promise.resolve();
    for (const [at, status] of events.entries()) {
      if (at === payAt) paying = buyer.pay(order);
      const answer = await post(world, statusChanged(order, status, EVENTS.indexOf(status)), from);
      must(answer.status === 200, `a webhook is answered 200, not ${answer.status}`);
    }
    if (payAt === events.length) paying = buyer.pay(order);
    await paying;
    round.later(() => mustBeSold(round, order, 1, buyer.email));
  },
};
