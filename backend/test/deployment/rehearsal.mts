import { join } from 'node:path';
import { type Colour, type Release, deploy, retire, rollback } from '../../../cdktf/deploy/blue-green.ts';
import { freePort } from '../../src/local/ports.mts';
import { startProgram, waitForHealth } from '../../src/local/programs.mts';
import { runTool } from '../../src/local/run-tool.mts';
import { mustBeSold } from '../faults/books.mts';
import { type Round, must, mustAnswer } from '../faults/fault.mts';
import { call } from '../faults/http.mts';
import { Load } from '../faults/load.mts';
import { eventually, pause } from '../faults/wait.mts';
import { type Departure, LocalCloud, type Machine } from './local-cloud.mts';
import { type Phase, Phases } from './phases.mts';
import { type Build, asRelease, nextRelease } from './release.mts';
import { Viewers } from './viewers.mts';
import { WeightedBalancer } from './weighted-balancer.mts';

/** How long and how busy. */
export interface Pace {
  /** People who buy one ticket after the other, people who look around, sockets that watch the seats. */
  readonly buyers: number;
  readonly readers: number;
  readonly viewers: number;
  /** The deployment waits two minutes between two steps; here so many times shorter. */
  readonly speed: number;
  readonly calmSeconds: number;
  /** Deployed once more after the rollback, and left so. */
  readonly again: boolean;
  /** A worker of the same release beside each new api. */
  readonly workers: boolean;
  /** How long Toss takes for the confirmation that a SIGTERM meets. */
  readonly confirmationMs: number;
}

export interface Rehearsed {
  readonly phases: readonly Phase[];
  readonly departures: readonly Departure[];
  readonly sockets: { readonly lost: number; readonly away: readonly number[] };
  readonly servedByGreen: number;
}

const READER_EVERY_MS = 150;
/** What compose and systemd allow before SIGKILL is 40 s; no request may take longer than 25. */
const DRAIN_SECONDS = 25;

/**
 * F18: a sale goes on while the deployment program of cdktf/deploy brings the next release, shifts, rolls back and takes machines
 * away. Nobody who buys may notice: every answer is a yes, a confirmation under way at a SIGTERM ends, sockets come back.
 */
export async function rehearse(round: Round, pace: Pace, tell: (line: string) => void): Promise<Rehearsed> {
  const { world } = round;
  const next = nextRelease(join(world.folder, `next-release-${round.number}`));
  const balancer = await WeightedBalancer.listen();
  const phases = new Phases();
  const cloud = new LocalCloud({
    balancer,
    speed: pace.speed,
    serving: [served(round)],
    start: (colour, release) => machine(round, pace, colour, release, next),
    migrate: () => migrate(round, next),
  });
  const { performanceId } = await world.sales.seats(1);
  const viewers = new Viewers(balancer.origin, performanceId);
  await viewers.come(pace.viewers / 2);
  const heard = (answer: Parameters<Phases['note']>[0]): void => phases.note(answer);
  const load = Load.begin(round, pace.buyers, { origin: balancer.origin, heard });
  const readers = new Readers(balancer.origin, performanceId, pace.readers, heard);
  try {
    await eventually('the sale is going on', 30, async () => load.sales >= 3);
    await pause(pace.calmSeconds * 1_000);

    phases.begin('during');
    must((await deploy(cloud, asRelease(next), tell)) === 'green', 'the next release is green');
    // Sockets stay where they were opened: these lose theirs with green, the others with blue.
    await viewers.come(pace.viewers / 2);
    // Pressed at green, ended at green: the traffic goes back meanwhile, and the machine is told to end.
    const first = await aLongConfirmation(round, balancer.origin, pace.confirmationMs);
    must((await rollback(cloud, tell)) === 'blue', 'the rollback goes to blue');
    must((await retire(cloud)) === 'green', 'green is taken away');
    await cloud.settled();
    await first();
    if (pace.again) {
      await deploy(cloud, asRelease(next), tell);
      // Somebody whose connection to the old machine is older than the shift.
      const second = await aLongConfirmation(round, world.origin, pace.confirmationMs);
      must((await retire(cloud)) === 'blue', 'blue is taken away');
      await cloud.settled();
      await second();
    }
    await viewers.allWatch();
    await pause(500);

    phases.begin('after');
    const soldBefore = load.sales;
    await pause(pace.calmSeconds * 1_000);
    await eventually('people go on buying', 30, async () => load.sales >= soldBefore + 3);
    await readers.end();
    await load.end();
    await viewers.seeTheSame();
  } finally {
    await readers.end();
    viewers.close();
    await cloud.resize('green', { min: 0, desired: 0 });
    await cloud.settled();
    balancer.close();
    if (!world.isRunning('api')) await world.startApi();
    await migrate(round, next, '--down').catch(() => undefined);
  }
  return judged(round, { phases, cloud, viewers, balancer });
}

function judged(
  round: Round,
  seen: { phases: Phases; cloud: LocalCloud; viewers: Viewers; balancer: WeightedBalancer },
): Rehearsed {
  const { phases, viewers, balancer } = seen;
  const { departures } = seen.cloud;
  const failed = phases.all().reduce((sum, phase) => sum + phase.failed, 0);
  const odd = [...phases.odd].map(([what, count]) => `${count} × ${what}`).join(', ');
  must(failed === 0, `no request fails: ${odd}`);
  const servedByGreen = balancer.answers.filter(({ colour }) => colour === 'green').length;
  must(servedByGreen > 0, 'the next release had its share');
  for (const { colour, how, milliseconds } of departures) {
    must(/SIGTERM|code 0/.test(how), `${colour} ends by itself when told to, and ${how}`);
    must(
      milliseconds < DRAIN_SECONDS * 1_000,
      `${colour} ends within ${DRAIN_SECONDS} s, not ${Math.round(milliseconds)} ms`,
    );
  }
  must(viewers.lost > 0, 'a machine that ends lets its sockets go');
  const sent = phases.all().reduce((sum, phase) => sum + phase.sent, 0);
  round.measured('requests through deploy and rollback, failed 0', sent);
  round.measured('ms until a machine told to end had ended', Math.max(...departures.map((one) => one.milliseconds)));
  round.measured('ms a socket was away', Math.max(...viewers.away));
  const sockets = { lost: viewers.lost, away: viewers.away };
  return { phases: phases.all(), departures, sockets, servedByGreen };
}

/** The api that runs already, as the machine that serves before the first deployment. */
function served({ world }: Round): Machine {
  return { port: world.ports.api, stop: () => ended(world.pidOf('api'), world.ended('api')) };
}

async function machine(round: Round, pace: Pace, colour: Colour, release: Release, build: Build): Promise<Machine> {
  const { world } = round;
  const [port, workerPort] = [await freePort(), await freePort()];
  const settings = { PORT: String(port), WORKER_PORT: String(workerPort), RELEASE: release.version };
  const dist = join(build.root, 'backend/dist');
  const start = (program: 'api' | 'worker') =>
    startProgram(
      world.supervisor,
      program,
      { ...world.environment(program), ...settings },
      `${program}-${colour}-${port}`,
      dist,
    );
  const programs = await Promise.all([start('api'), ...(pace.workers ? [start('worker')] : [])]);
  for (const [at, started] of programs.entries())
    await waitForHealth(world.supervisor, started, `http://127.0.0.1:${[port, workerPort][at]}/health/ready`);
  return {
    port,
    stop: async () => {
      const ends = await Promise.all(programs.map(({ pid, ended: end }) => ended(pid, end)));
      return ends.join(', ');
    },
  };
}

function ended(pid: number, end: Promise<string>): Promise<string> {
  process.kill(pid, 'SIGTERM');
  return end;
}

async function migrate({ world }: Round, { root }: Build, ...more: string[]): Promise<void> {
  const file = join(root, 'database/migrate.ts');
  const { code, output } = await runTool(process.execPath, [file, ...more], {
    env: { DATABASE_URL: world.databaseUrl() },
  });
  if (code !== 0) throw new Error(`The migration failed: ${output.slice(-500)}`);
}

/** Pays while Toss takes its time. @returns to be called afterwards: it must have been a sale. */
async function aLongConfirmation(round: Round, origin: string, delayMs: number): Promise<() => Promise<void>> {
  const { world } = round;
  const buyer = await round.buyer();
  buyer.origin = origin;
  const order = await buyer.walksToPay(1);
  round.note('booking', order.bookingId);
  await world.toss.fault({ on: 'confirm', orderId: order.orderId, delayMs });
  const paying = buyer.press(order);
  await eventually('the confirmation is under way', 10, async () => {
    const asked = await world.query(`select 1 from payment where order_id = $1 and state = 'CONFIRMING'`, [
      order.orderId,
    ]);
    return asked.length > 0;
  });
  return async () => {
    mustAnswer(await paying, [200], 'a payment under way when its machine was told to end');
    round.later(() => mustBeSold(round, order, 1, buyer.email));
  };
}

/** People who only look: each asks the next thing a moment after the last answer. */
class Readers {
  private isOver = false;
  private readonly people: Promise<void>[];

  constructor(
    origin: string,
    performanceId: string,
    count: number,
    heard: (answer: Parameters<Phases['note']>[0]) => void,
  ) {
    const paths = ['/events?size=20', `/performances/${performanceId}`, `/performances/${performanceId}/seat-status`];
    this.people = Array.from({ length: count }, async (_, person) => {
      for (let turn = person; !this.isOver; turn += 1) {
        const address = `10.200.${turn % 250}.${person + 1}`;
        heard(await call(`${origin}/api/v1${paths[turn % paths.length]}`, { headers: { 'x-forwarded-for': address } }));
        await pause(READER_EVERY_MS);
      }
    });
  }

  async end(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.people);
  }
}
