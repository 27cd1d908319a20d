import { factsOf, mustBeSold } from './books.mts';
import { type Fault, must, mustAnswer } from './fault.mts';
import { eventually } from './wait.mts';

export const depositReversed: Fault = {
  id: 'F24',
  name: 'deposit-reversed',
  breaks:
    'the bank takes the deposit of a virtual account back within the settle delay, sometimes twice; then it is paid again',
  checks: 'no ticket and no row in the ledger before the delay is over; sold once in the end, or never',
  kind: 'crowd',
  shortRounds: 4,

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
