import { randomUUID } from 'node:crypto';
import { endConnectionAtCommit, killAtCommit, killAtMessage, killBeforeRequest } from './break-points.mts';
import { factsOf, mustBeChanged, mustBeSold } from './books.mts';
import type { Buyer, Order } from './buyer.mts';
import { walksToPayDifference } from './change-walk.mts';
import { type Fault, type Round, must, mustAnswer } from './fault.mts';
import { eventually } from './wait.mts';

/** From the restart of the api to the ticket, also without the buyer pressing again. */
const TICKET_WITHIN_SECONDS = 60;

const POINTS = [
  'after Toss approved',
  'Toss heard but did nothing',
  'before Toss heard',
  'before the second commit',
  'after the second commit',
  'before the first commit',
  'the connection of the second commit ended by the server',
  'anywhere',
] as const;

const ENDED_BY_SERVER = 'the connection of the second commit ended by the server';

/** Before the first commit nothing has begun, so the buyer has to press again. */
const NOBODY_KNOWS = new Set(['before the first commit', 'anywhere']);

export const apiKilled: Fault = {
  id: 'F1',
  name: 'api-killed',
  breaks:
    'kill -9 of the api while a buyer pays, or the difference of a change: after Toss approved, before Toss heard, around both commits, anywhere; the server ends the connection of the second commit',
  checks:
    'ticket within 60 s of the restart, one capture, one ticket per seat, one mail; the same press gets the same answer',
  kind: 'alone',
  shortRounds: 2,
  weight: 12,
  together: 6,

  async round(round) {
    const { world, random } = round;
    // The first rounds of a run are those that matter most.
    const point = round.number <= POINTS.length ? POINTS[round.number - 1] : random.pick(POINTS);
    round.plays(point ?? 'anywhere');
    const buyer = await round.buyer();
    const seatCount = random.between(1, 3);
    // Every other press pays the difference of a change.
    const change = round.number % 2 === 0 ? await walksToPayDifference(round, buyer, seatCount) : undefined;
    const order = change?.fresh ?? (await buyer.walksToPay(seatCount));
    round.note('booking', order.bookingId);
    round.note('order', order.orderId);

    const disarm = await arm(round, order, point);
    const lost = await buyer.press(order);
    disarm();
    const apiDies = point !== ENDED_BY_SERVER;
    if (lost.status !== 0 || !apiDies) {
      // "Anywhere" was after the end. Without a death there is an answer, and never an odd one.
      mustAnswer(lost, apiDies ? [200, 202] : [200, 202, 503], 'paying');
      if (apiDies) await world.kill('api');
    } else await world.ended('api');
    const restarted = performance.now();
    if (apiDies) await world.startApi();
    if (point && NOBODY_KNOWS.has(point)) await pressesAgain(buyer, order);
    await eventually(`booking ${order.bookingId} is confirmed`, TICKET_WITHIN_SECONDS, async () => {
      return (await factsOf(round, order.bookingId)).booking === 'CONFIRMED';
    });
    const seconds = (performance.now() - restarted) / 1_000;
    round.measured('seconds from the restart to the ticket', seconds);
    must(seconds <= TICKET_WITHIN_SECONDS, `ticket within ${TICKET_WITHIN_SECONDS} s, not ${seconds.toFixed(1)} s`);
    const again = await buyer.pay(order);
    mustAnswer(again, [200], 'the same press after the restart');
    const other = await buyer.pay(order, randomUUID());
    mustAnswer(other, [200], 'another press after the restart');
    round.later(() =>
      change ? mustBeChanged(round, change, buyer.email) : mustBeSold(round, order, seatCount, buyer.email),
    );
  },
};

async function arm(
  { world, random }: Round,
  order: Order,
  point: (typeof POINTS)[number] | undefined,
): Promise<() => void> {
  const at = { program: 'api', proxy: world.proxies.apiDatabase };
  const pid = world.pidOf('api');
  switch (point) {
    case 'before Toss heard':
      return killBeforeRequest(world, {
        program: 'api',
        proxy: world.proxies.toss,
        words: 'POST /toss/v1/payments/confirm',
      }).disarm;
    case ENDED_BY_SERVER:
      return endConnectionAtCommit(world, { proxy: world.proxies.apiDatabase, nth: 2 }).disarm;
    case 'after Toss approved':
    case 'Toss heard but did nothing':
      await world.toss.fault({
        on: 'confirm',
        orderId: order.orderId,
        then: 'kill',
        pid,
        processes: point === 'after Toss approved',
      });
      return () => undefined;
    case 'before the first commit':
      return killAtCommit(world, { ...at, nth: 1, moment: 'before' }).disarm;
    case 'before the second commit':
      return killAtCommit(world, { ...at, nth: 2, moment: 'before' }).disarm;
    case 'after the second commit':
      return killAtCommit(world, { ...at, nth: 2, moment: 'after' }).disarm;
    case 'anywhere':
    case undefined:
      return killAtMessage(world, { ...at, nth: random.between(1, 45) }).disarm;
  }
}

async function pressesAgain(buyer: Buyer, order: Order): Promise<void> {
  await eventually('the buyer is through', 30, async () => [200, 202].includes((await buyer.pay(order)).status), 250);
}
