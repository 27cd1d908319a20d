import { killAtAnswer, killAtCommit, killAtMessage } from './break-points.mts';
import { mustBeSold } from './books.mts';
import { type Fault, type Round, must } from './fault.mts';
import { eventually, pause } from './wait.mts';

export const workerKilled: Fault = {
  id: 'F2',
  name: 'worker-killed',
  breaks: 'kill -9 of the worker in the middle of a mail, once, twice and three times over; and anywhere',
  checks: 'every duty is done from its row; a repeated mail is the same mail (Message-ID)',
  kind: 'alone',
  shortRounds: 1,

  async round(round) {
    const { world, random } = round;
    round.mailMayRepeat = true;
    const buyer = await round.buyer();
    const order = await buyer.walksToPay(2);
    round.note('booking', order.bookingId);
    const deaths = random.between(1, 3);
    round.note('deaths', deaths);
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
