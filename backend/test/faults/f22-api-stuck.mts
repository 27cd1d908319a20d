import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type ClientRequest, get } from 'node:http';
import { mustBeSoldOrReturned } from './books.mts';
import { type Fault, type Round, must, mustAnswer } from './fault.mts';
import { call } from './http.mts';
import { Load } from './load.mts';
import { eventually, pause } from './wait.mts';
import type { World } from './world.mts';

const STUCK: Record<string, (round: Round) => Promise<void>> = {
  'blocked for 2 s': blocked,
  'blocked for ever': blockedForEver,
  'out of memory': outOfMemory,
  'exports during a sale': exportsDuringSale,
};

export const apiStuck: Fault = {
  id: 'F22',
  name: 'api-stuck',
  breaks:
    'the event loop of the api is blocked for 2 s or for ever; the api runs out of memory; twelve exports at once during a sale, some never read',
  checks:
    'not ready after a lag above 500 ms and ready again after; started again when it does not live; nothing lost; buyers do not notice exports',
  kind: 'alone',
  shortRounds: 2,

  async unavailable() {
    const hasTool = spawnSync('prlimit', ['--version'], { stdio: 'ignore' }).status === 0;
    return hasTool ? undefined : 'there is no prlimit here';
  },

  async round(round) {
    const names = Object.keys(STUCK);
    const name = names[(round.number - 1) % names.length] ?? '';
    round.plays(name);
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
  try {
    // Until it dies of it: how much room it had left inside is not known. Lists of other lengths, or the api keeps one for all.
    await eventually('another api is ready', 90, async () => {
      if (world.pidOf('api') !== pid) return (await ready(world.origin)) === 200;
      const calls = Array.from({ length: 200 }, (_, at) =>
        call(`${world.origin}/api/v1/events?size=${1 + (at % 100)}`, { patienceMs: 5_000 }),
      );
      await Promise.all(calls);
      return false;
    });
  } catch (error) {
    // Whoever plays next has an api.
    if (world.pidOf('api') === pid) process.kill(pid, 'SIGKILL');
    await eventually('an api without a limit', 60, async () => (await ready(world.origin)) === 200, 100);
    throw error;
  } finally {
    await guard.stop();
  }
}

/** Everything there is, as CSV and XLSX, for auditors of whom some stop reading: the api must neither block nor swell. */
async function exportsDuringSale(round: Round): Promise<void> {
  const { world } = round;
  const pid = world.pidOf('api');
  const headers = { authorization: `Bearer ${await anAuditor(world)}` };
  const load = Load.begin(round, 4);
  await eventually('the sale is going on', 30, async () => load.sales >= 3);
  const before = residentMegabytes(pid);
  const stuck = Array.from({ length: 4 }, () => neverRead(`${world.origin}/api/v1/staff/exports/${file(0)}`, headers));
  let isOver = false;
  const lags: number[] = [];
  const watching = (async () => {
    for (; !isOver; await pause(50)) {
      const { status, milliseconds } = await call(`${world.origin}/health/ready`, { patienceMs: 5_000 });
      must(status === 200, `the api stays ready during exports, not ${status}`);
      lags.push(milliseconds);
    }
  })();
  try {
    for (let turn = 0; turn < 2; turn += 1) {
      const asked = Array.from({ length: 8 }, (_, at) =>
        call(`${world.origin}/api/v1/staff/exports/${file(at)}`, { headers, patienceMs: 60_000 }),
      );
      for (const answer of await Promise.all(asked)) mustAnswer(answer, [200, 429, 503], 'an export');
    }
  } finally {
    isOver = true;
    for (const request of stuck) request.destroy();
    await watching;
    await load.end();
  }
  round.measured('MB the api grew by during exports', Math.max(0, residentMegabytes(pid) - before));
  round.measured('ms until the api said that it is ready, during exports', Math.max(...lags));
  must(world.pidOf('api') === pid && world.isRunning('api'), 'the api lives on');
  must(load.told503 === 0, 'no buyer is told to try later because of exports');
}

const file = (at: number): string =>
  `${at % 2 === 0 ? 'ledger' : 'transactions'}.${at % 4 < 2 ? 'csv' : 'xlsx'}?from=2026-01-01&to=2027-12-31`;

/** Asks, and reads no byte of the answer. */
function neverRead(url: string, headers: Record<string, string>): ClientRequest {
  const asked = get(url, { headers, agent: false }, (answer) => answer.pause());
  return asked.on('error', () => undefined);
}

async function anAuditor(world: World): Promise<string> {
  const [memberId, sessionId] = [randomUUID(), randomUUID()];
  await world.query(
    `insert into staff_member (id, email, name, password_hash, role) values ($1, $1::uuid || '@staff.test', '감사', 'none', 'auditor')`,
    [memberId],
  );
  await world.query(
    `insert into session (id, staff_member_id, expires_at) values ($1, $2, now() + interval '1 hour')`,
    [sessionId, memberId],
  );
  return world.tokens.ofStaff({ memberId, sessionId });
}

function residentMegabytes(pid: number): number {
  const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
  return Math.round((pages * 4_096) / 1_048_576);
}

const ready = async (origin: string): Promise<number> =>
  (await call(`${origin}/health/ready`, { patienceMs: 1_500 })).status;
