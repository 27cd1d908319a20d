import { factsOf, mustBeSoldOrReturned } from './books.mts';
import { type Fault, type Round, must, mustAnswer } from './fault.mts';
import { pause } from './wait.mts';

/** So far before and after the end of the hold. */
const EDGE_MS = 50;

export const expiryRaces: Fault = {
  id: 'F10',
  name: 'expiry-races',
  breaks:
    'the hold runs out within ± 50 ms of the press on "pay" or while Toss approves, a second buyer waiting for the seat',
  checks: 'confirmed with its seats, or ended with the money back; never both buyers',
  kind: 'crowd',
  shortRounds: 40,
  weight: 5,

  async round(round) {
    const { world, random } = round;
    const [first, second] = [await round.buyer(), await round.buyer()];
    const order = await first.walksToPay(random.between(1, 3));
    round.note('booking', order.bookingId);
    round.note('order', order.orderId);
    const { performanceId, seatIds } = order;
    const whilePaying = random.chance(0.4);
    round.plays(whilePaying ? 'while Toss approves' : 'at the press');
    // Every millisecond of it in 101 rounds, in leaps, so that few rounds see all of it too.
    const lead = ((round.number * 37) % (2 * EDGE_MS + 1)) - EDGE_MS;
    round.note('lead ms', lead);
    if (whilePaying) {
      const ends = random.pick(['answer', 'cut', 'refuse'] as const);
      round.note('ends', ends);
      const fault = ends === 'refuse' ? { refuseWith: 'REJECT_CARD_COMPANY', aborts: true } : { then: ends };
      await world.toss.fault({ on: 'confirm', orderId: order.orderId, delayMs: 150 + lead, ...fault });
    }
    const paying = first.pay(order);
    // Paying extends the hold once; the end is put where the answer of Toss arrives.
    if (whilePaying) await pause(100);
    await endHoldIn(round, order.bookingId, whilePaying ? 50 : lead);

    const [answer, won] = await Promise.all([paying, secondBuyerWants()]);
    mustAnswer(answer, [200, 202, 409, 422], 'paying while the hold runs out');
    round.later(async () => {
      await mustBeSoldOrReturned(round, order, seatIds.length, first.email);
      const { booking, live } = await factsOf(round, order.bookingId);
      must(!won || booking !== 'CONFIRMED', 'never both: the second buyer has the seats and the first has tickets');
      must(!won || live === 0, 'the first one has no seats once the second one has them');
    });

    /** Presses "hold" every 40 ms until the seats are there or the race is over. */
    async function secondBuyerWants(): Promise<boolean> {
      for (let press = 0; press < 8; press += 1) {
        const { status } = await second.hold(performanceId, [...seatIds]);
        if (status === 201) return true;
        must([409, 429].includes(status), `the second buyer gets the seats or a 409, not ${status}`);
        await pause(40);
      }
      return false;
    }
  },
};

/** Moves the end of the hold, by the database's own clock. */
async function endHoldIn({ world }: Round, bookingId: string, milliseconds: number): Promise<void> {
  await world.query(
    `update booking set expires_at = clock_timestamp() + make_interval(secs => $2) where id = $1 and expires_at is not null`,
    [bookingId, milliseconds / 1_000],
  );
}
