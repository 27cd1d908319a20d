import { mustBeSold } from './books.mts';
import { type Fault, must, mustAnswer } from './fault.mts';

const HOLD_SECONDS = 300;
const OFFSETS = [300, -300];

export const clockSkew: Fault = {
  id: 'F13',
  name: 'clock-skew',
  breaks: 'an api host whose clock is five minutes ahead or behind',
  checks: 'holds last 300 s by the clock of PostgreSQL; tokens are taken; countdowns come from serverTime',
  kind: 'crowd',
  shortRounds: 8,

  async round(round) {
    const { world, random } = round;
    const offset = random.pick(OFFSETS);
    round.plays(offset > 0 ? 'five minutes ahead' : 'five minutes behind');
    const skewed = await world.skewedApi(offset);
    const buyer = await round.buyer();
    buyer.origin = skewed;
    const { performanceId, seatIds } = await world.sales.seats(1);
    const held = await buyer.hold(performanceId, seatIds);
    mustAnswer(held, [201], 'a hold at a host with a wrong clock');
    const { id, number, expiresAt, serverTime } = held.body as {
      id: string;
      number: string;
      expiresAt: string;
      serverTime: string;
    };
    round.note('booking', id);
    const lasts = (Date.parse(expiresAt) - Date.parse(serverTime)) / 1_000;
    must(Math.abs(lasts - HOLD_SECONDS) < 1, `a hold lasts ${HOLD_SECONDS} s, not ${lasts} s`);
    const [clock] = await world.query<{ apart: number }>(
      `select abs(extract(epoch from clock_timestamp() - $1::timestamptz))::float8 as apart`,
      [serverTime],
    );
    must((clock?.apart ?? 99) < 30, `serverTime is the database's, not ${clock?.apart} s away`);

    const order = await buyer.throughTheWindow({ id, number });
    // The buyer may come back to another host than before.
    if (random.chance(0.5)) buyer.origin = world.origin;
    const runsOut = random.chance(0.4);
    const seconds = runsOut ? -1 : random.between(3, 20);
    round.note('hold ends in', seconds);
    await world.query(
      `update booking set expires_at = clock_timestamp() + make_interval(secs => $2) where id = $1 and expires_at is not null`,
      [id, seconds],
    );
    const paid = await buyer.pay(order);
    if (runsOut) return mustAnswer(paid, [409], 'paying after the hold ran out by the clock of PostgreSQL');
    mustAnswer(paid, [200], 'paying in time by the clock of PostgreSQL');
    round.later(() => mustBeSold(round, order, 1, buyer.email));
  },
};
