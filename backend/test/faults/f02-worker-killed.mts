import { killAtAnswer, killAtCommit, killAtMessage } from './break-points.mts';
import { factsOf, mustBeSold } from './books.mts';
import { type Fault, type Round, must, mustAnswer } from './fault.mts';
import { eventually, pause } from './wait.mts';

export const workerKilled: Fault = {
  id: 'F2',
  name: 'worker-killed',
  breaks: 'kill -9 of the worker in the middle of a refund or a mail, once, twice and three times over',
  checks:
    'the money goes back once at the gateway; every duty is done from its row; a repeated mail is the same mail (Message-ID)',
  kind: 'alone',
  shortRounds: 1,
  weight: 5,
  together: 2,

  async round(round) {
    const { world, random } = round;
    round.mailMayRepeat = true;
    round.plays(round.number % 2 === 1 ? 'in a refund' : 'in a mail or anywhere');
    if (round.number % 2 === 1) return killedWhileRefunding(round);
    const buyer = await round.buyer();
    const order = await buyer.walksToPay(2);
    round.note('booking', order.bookingId);
    const deaths = random.between(1, 3);
    round.measured('deaths of the worker in a round', deaths);
    const paying = buyer.pay(order);
    for (let death = 1; death <= deaths; death += 1) {
      await die(round);
      await world.startWorker();
    }
    const paid = await paying;
    must(paid.status === 200, `paying does not need the worker, but was answered ${paid.status}`);
    round.later(() => mustBeSold(round, order, 2, buyer.email));
  },
};

/** The worst moment: Toss has given the money back, and whoever asked for it is dead. */
async function killedWhileRefunding(round: Round): Promise<void> {
  const { world, random } = round;
  const buyer = await round.buyer();
  const order = await buyer.walksToPay(3);
  round.note('booking', order.bookingId);
  mustAnswer(await buyer.pay(order), [200], 'paying');
  const deaths = random.between(1, 3);
  round.measured('deaths of the worker in a round', deaths);
  const seats = random.chance(0.5) ? order.seatIds.slice(0, random.between(1, 2)) : [];
  await atTheNextRefund();
  const { refund, answer } = await buyer.cancel(order.bookingId, seats);
  mustAnswer(answer, [201], 'cancelling for what was quoted');
  for (let death = 1; death <= deaths; death += 1) {
    await world.ended('worker');
    if (death < deaths) {
      await world.toss.heal();
      // The next worker's id is not known yet: it is killed as soon as it looks the payment up or asks again.
      await world.startWorker();
      await atTheNextRefund();
      await Promise.race([world.ended('worker'), pause(30_000 / world.hurry)]);
      if (world.isRunning('worker')) await world.kill('worker');
    }
  }
  await world.toss.heal();
  await world.startWorker();
  round.later(async () => {
    const [payment] = round.gateway.of(order.orderId);
    const back = (payment?.cancels ?? []).map(({ cancelAmount }) => cancelAmount);
    must(back.length === 1 && back[0] === refund, `${refund} won went back once, not ${JSON.stringify(back)}`);
    const rows = await world.query<{ state: string; amount: number }>(
      'select state, amount from refund where booking_id = $1',
      [order.bookingId],
    );
    must(
      rows.length === 1 && rows[0]?.state === 'DONE' && rows[0].amount === refund,
      `one refund, done: ${JSON.stringify(rows)}`,
    );
    const { tickets } = await factsOf(round, order.bookingId);
    must(tickets === (seats.length === 0 ? 0 : 3 - seats.length), `the tickets that are left: ${tickets}`);
  });

  async function atTheNextRefund(): Promise<void> {
    const fault = { orderId: order.orderId, then: 'kill', pid: world.pidOf('worker') } as const;
    await world.toss.fault({ on: 'cancel', ...fault });
    await world.toss.fault({ on: 'lookup', ...fault });
  }
}

/** Arms a point and waits until the worker has died at it; where it is not reached, the worker dies anyhow. */
async function die(round: Round): Promise<void> {
  const { world, random } = round;
  const { workerDatabase, smtp } = world.proxies;
  const program = 'worker';
  const point = random.pick(['mail was taken', 'mail is being sent', 'commit', 'message'] as const);
  const armed = {
    'mail was taken': () => killAtAnswer(world, { program, proxy: smtp, words: '250 ' }),
    'mail is being sent': () => killAtMessage(world, { program, proxy: smtp, nth: random.between(1, 8) }),
    commit: () =>
      killAtCommit(world, {
        program,
        proxy: workerDatabase,
        nth: random.between(1, 5),
        moment: random.pick(['before', 'after']),
      }),
    message: () => killAtMessage(world, { program, proxy: workerDatabase, nth: random.between(1, 60) }),
  }[point]();
  round.note(`died at`, `${String(round.notes['died at'] ?? '')} ${point};`);
  await eventually('the worker is dead', 5, async () => armed.fired()).catch(() => undefined);
  armed.disarm();
  if (!armed.fired()) return world.kill('worker');
  await world.ended('worker');
  await pause(random.between(0, 300));
}
