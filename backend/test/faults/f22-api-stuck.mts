import { spawnSync } from 'node:child_process';
import { type Fault, type Round, must } from './fault.mts';
import { mustBeSoldOrReturned } from './books.mts';
import { call } from './http.mts';
import { eventually, pause } from './wait.mts';

const STUCK: Record<string, (round: Round) => Promise<void>> = {
  'blocked for 2 s': blocked,
  'blocked for ever': blockedForEver,
  'out of memory': outOfMemory,
};

export const apiStuck: Fault = {
  id: 'F22',
  name: 'api-stuck',
  breaks: 'the event loop of the api is blocked for 2 s or for ever; the api runs out of memory',
  checks: 'not ready after a lag above 500 ms and ready again after; started again when it does not live; nothing lost',
  kind: 'alone',
  shortRounds: 2,

  async unavailable() {
    const hasTool = spawnSync('prlimit', ['--version'], { stdio: 'ignore' }).status === 0;
    return hasTool ? undefined : 'there is no prlimit here';
  },

  async round(round) {
    const names = Object.keys(STUCK);
    const name = names[(round.number - 1) % names.length] ?? '';
    round.note('case', name);
    const buyer = await round.buyer();
    const order = await buyer.walksToPay(1);
    round.note('booking', order.bookingId);
    const paying = buyer.pay(order);
    await STUCK[name]?.(round);
    await paying;
    await eventually('the buyer is through', 30, async () => [200, 202].includes((await buyer.pay(order)).status), 250);
    round.later(() => mustBeSoldOrReturned(round, order, 1, buyer.email));
  },
};

/** A stopped process is what a blocked event loop looks like from outside, and from inside once it goes on. */
async function blocked({ world }: Round): Promise<void> {
  const pid = world.pidOf('api');
  process.kill(pid, 'SIGSTOP');
  await pause(2_000);
  process.kill(pid, 'SIGCONT');
  await eventually('not ready after a lag', 3, async () => (await ready(world.origin)) === 503, 20);
  await eventually('ready again', 10, async () => (await ready(world.origin)) === 200, 50);
}

async function blockedForEver({ world }: Round): Promise<void> {
  const pid = world.pidOf('api');
  const guard = world.keepApiResponsive();
  process.kill(pid, 'SIGSTOP');
  await eventually(
    'another api is ready',
    60,
    async () => world.pidOf('api') !== pid && (await ready(world.origin)) === 200,
    100,
  );
  await guard.stop();
}

async function outOfMemory({ world }: Round): Promise<void> {
  const pid = world.pidOf('api');
  const guard = world.keepApiResponsive();
  // No byte more than it has now: the next thing it needs to keep ends it.
  const limited = spawnSync('prlimit', ['--pid', String(pid), '--as=268435456'], { encoding: 'utf8' });
  must(limited.status === 0, `prlimit works: ${limited.stderr}`);
  const calls = Array.from({ length: 200 }, () =>
    call(`${world.origin}/api/v1/events?size=100`, { patienceMs: 5_000 }),
  );
  await Promise.all(calls);
  await eventually(
    'another api is ready',
    60,
    async () => world.pidOf('api') !== pid && (await ready(world.origin)) === 200,
    100,
  );
  await guard.stop();
}

const ready = async (origin: string): Promise<number> =>
  (await call(`${origin}/health/ready`, { patienceMs: 1_500 })).status;
