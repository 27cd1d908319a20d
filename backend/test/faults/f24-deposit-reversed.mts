import { factsOf, mustBeSold } from './books.mts';
import { type Fault, must, mustAnswer } from './fault.mts';
import { call } from './http.mts';
import { eventually } from './wait.mts';
import type { World } from './world.mts';

export const depositReversed: Fault = {
  id: 'F24',
  name: 'deposit-reversed',
  breaks:
    'the bank takes the deposit of a virtual account back within the settle delay, sometimes twice, then it is paid again; or after it was believed',
  checks:
    'no ticket and no row in the ledger before the delay is over; taken back afterwards: booking cancelled, tickets void, seats on sale, one refund by the bank, an alert',
  kind: 'crowd',
  shortRounds: 5,

  async round(round) {
    const { world, random } = round;
    const buyer = await round.buyer();
    const order = await buyer.walksToPay(random.between(1, 2), 'VIRTUAL_ACCOUNT');
    round.note('booking', order.bookingId);
    const paid = await buyer.pay(order);
    mustAnswer(paid, [200, 202], 'choosing a virtual account');
    await eventually(
      'the account waits',
      60,
      async () => (await factsOf(round, order.bookingId)).booking === 'AWAITING_DEPOSIT',
      200,
    );
    // The second round of a run, and then one in four.
    if (round.number === 2 || random.chance(0.25)) return takenBackAfterwards();
    round.plays('within the delay');
    const reversals = random.between(1, 2);
    round.note('reversals', reversals);
    const isPaidInTheEnd = random.chance(0.7);
    for (let reversal = 1; reversal <= reversals; reversal += 1) {
      await at('deposit');
      await eventually('the deposit was seen', 60, () => isSeen(true), 200);
      const facts = await factsOf(round, order.bookingId);
      must(facts.tickets === 0 && facts.captures === 0, `a fresh deposit is not believed: ${JSON.stringify(facts)}`);
      await at('reverse-deposit');
      await eventually('the reversal was seen', 60, () => isSeen(false), 200);
    }
    if (isPaidInTheEnd) await at('deposit');
    round.later(async () => {
      if (isPaidInTheEnd) return mustBeSold(round, order, order.seatIds.length, buyer.email);
      const facts = await factsOf(round, order.bookingId);
      must(
        facts.booking === 'AWAITING_DEPOSIT' && facts.captures === 0 && facts.tickets === 0,
        `still waiting: ${JSON.stringify(facts)}`,
      );
    });

    /** The tickets were out already. */
    async function takenBackAfterwards(): Promise<void> {
      round.plays('after it was believed');
      await at('deposit');
      await eventually('the deposit is believed', 90, async () => {
        const { booking, tickets } = await factsOf(round, order.bookingId);
        return booking === 'CONFIRMED' && tickets === order.seatIds.length;
      });
      await at('reverse-deposit');
      await eventually(
        'the booking is cancelled',
        60,
        async () => (await factsOf(round, order.bookingId)).booking === 'CANCELLED',
        200,
      );
      const again = await (await round.buyer()).hold(order.performanceId, order.seatIds);
      mustAnswer(again, [201], 'a hold of the seats by somebody else');
      round.later(async () => {
        const facts = await factsOf(round, order.bookingId);
        must(
          facts.tickets === 0 && facts.live === 0 && facts.captures === 1 && facts.balance === 0,
          `tickets void, seats and money gone: ${JSON.stringify(facts)}`,
        );
        const refunds = await world.query<{ cause: string; state: string; amount: number }>(
          'select cause, state, amount from refund where booking_id = $1',
          [order.bookingId],
        );
        const [refund] = refunds;
        must(
          refunds.length === 1 && refund?.cause === 'BANK' && refund.state === 'DONE' && refund.amount === order.amount,
          `one refund, by the bank, of everything: ${JSON.stringify(refunds)}`,
        );
        await eventually('somebody is told', 10, async () => (await takenBack(world)) > 0, 200);
      });
    }

    async function at(what: 'deposit' | 'reverse-deposit'): Promise<void> {
      const { status, body } = await world.toss.ask(`/toss/admin/payments/${order.paymentKey}/${what}`, {});
      must(status === 200, `the bank's ${what} works: ${JSON.stringify(body)}`);
    }

    async function isSeen(isThere: boolean): Promise<boolean> {
      const rows = await world.query<{ seen: boolean }>(
        `select v.deposit_seen_at is not null as seen from virtual_account v join payment p on p.id = v.payment_id where p.order_id = $1`,
        [order.orderId],
      );
      return rows[0]?.seen === isThere;
    }
  },
};

/** As the alert reads it. */
async function takenBack(world: World): Promise<number> {
  const headers = { authorization: `Bearer ${world.metricsToken}` };
  const { body } = await call(`http://127.0.0.1:${world.ports.worker}/metrics`, { headers });
  return Number(/^tiketi_deposits_taken_back(?:\{[^}]*\})? (\d+)/m.exec(String(body))?.[1] ?? 0);
}
