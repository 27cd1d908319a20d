import { anArena, someBuyers } from '../../bench/arena.mts';
import type { MeasuredService } from '../../bench/service.mts';
import { say, step } from '../../src/local/terminal.mts';
import { Random } from '../faults/random.mts';
import { Toss } from '../faults/toss.mts';
import { pause } from '../faults/wait.mts';
import { evenly, play } from './arrivals.mts';
import { Client } from './client.mts';
import { Flows } from './flows.mts';
import type { Histogram } from './histogram.mts';
import { Person } from './person.mts';
import type { StressProfile } from './profiles.mts';
import { Shop } from './shop.mts';
import { UnderWay } from './under-way.mts';
import { Watch } from './watch.mts';

const CONNECTIONS = 256;
const P95_MS = 1_000;
const ERRORS = 0.01;
/** Recovered: as good as it has to be in a sale. */
const GOOD_P95_MS = 300;
/** Who waited longer than this when a step ended waits longer than the mark anyway. */
const GRACE_MS = 1_500;

export interface Step {
  readonly perSecond: number;
  readonly latencies: Histogram;
  readonly answeredPerSecond: number;
  readonly errors: number;
  /** Not answered when the step was over. */
  readonly left: number;
  readonly isGood: boolean;
  /** Shares of one core, by process. */
  readonly cpu: Readonly<Record<string, number>>;
}

export interface Stress {
  readonly flows: Flows;
  readonly watch: Watch;
  readonly steps: readonly Step[];
  /** The last rate that was good, and the first that was not. */
  readonly knee: number | undefined;
  readonly broken: number | undefined;
  /** Seconds after the load was taken away until holds were good again and stayed so; undefined: not seen. */
  readonly recoveredAfter: number | undefined;
}

/** Holds at more and more a second; no queue stands in front of them, which is what the knee is asked for. */
export async function playStress(
  service: MeasuredService,
  profile: StressProfile,
  seed: string,
  ending: () => boolean,
): Promise<Stress> {
  const random = new Random(seed);
  const flows = new Flows();
  const underWay = new UnderWay(flows);
  const client = new Client(service.doors, flows, CONNECTIONS);
  const { performanceId, seatIds } = await anArena(service.pool);
  const wish = { lookMs: 0, keepMs: 4_000, tries: Number.POSITIVE_INFINITY, gatewayMs: [0, 0] as const };
  const toss = new Toss(service.sandbox);
  const { track } = underWay;
  const shop = new Shop({ performanceId, seatIds, client, flows, toss, random, wish, track });
  await step(`Signing ${profile.people} people in`, async () => {
    const buyers = await someBuyers(service.pool, profile.people);
    buyers.forEach((buyer, number) => shop.admit(new Person(number, buyer, service.tokens)));
  });
  const hold = (dueAt: number): void => track(shop.hold(dueAt));
  // Compiled before it is measured, as after a deployment's warm-up.
  await play(evenly([{ perSecond: profile.calm, seconds: 5 }]), hold, ending);
  // Reading every invariant of so many bookings would be most of the load.
  const watch = new Watch(service, { invariantsEverySeconds: 60 });
  flows.begin();
  await watch.begin();
  const steps: Step[] = [];
  for (const perSecond of profile.steps) {
    const from = flows.secondOf();
    const before = { answered: flows.answered, errors: errorsOf(flows), cpu: watch.reading() };
    await play(evenly([{ perSecond, seconds: profile.stepSeconds }]), hold, ending);
    await Promise.race([underWay.settled(), pause(GRACE_MS)]);
    const to = flows.secondOf() + 1;
    const latencies = flows.of('hold').between(from, to);
    const errors = (errorsOf(flows) - before.errors) / Math.max(1, flows.answered - before.answered);
    const left = underWay.size;
    const isGood = left < perSecond && latencies.at(0.95) <= P95_MS && errors <= ERRORS;
    const answeredPerSecond = latencies.count / profile.stepSeconds;
    steps.push({ perSecond, latencies, answeredPerSecond, errors, left, isGood, cpu: watch.cpuSince(before.cpu) });
    say(`  ${perSecond}/s: p95 ${Math.round(latencies.at(0.95))} ms, ${left} not answered`);
    if (!isGood || ending()) break;
  }
  const removedAt = flows.secondOf();
  await play(evenly([{ perSecond: profile.calm, seconds: profile.recoverySeconds }]), hold, ending);
  await Promise.race([underWay.settled(), pause(10_000)]);
  shop.close();
  await Promise.race([underWay.settled(), pause(10_000)]);
  await watch.end();
  await client.close();
  return {
    ...{ flows, watch, steps },
    knee: steps.findLast(({ isGood }) => isGood)?.perSecond,
    broken: steps.find(({ isGood }) => !isGood)?.perSecond,
    recoveredAfter: recovery(flows, removedAt, profile.recoverySeconds),
  };
}

function recovery(flows: Flows, removedAt: number, seconds: number): number | undefined {
  const isGood = (second: number): boolean => {
    const latencies = flows.of('hold').between(removedAt + second, removedAt + second + 1);
    return latencies.count > 0 && latencies.at(0.95) <= GOOD_P95_MS;
  };
  let recoveredAfter: number | undefined;
  for (let second = seconds - 1; second >= 0 && isGood(second); second -= 1) recoveredAfter = second;
  return recoveredAfter;
}

function errorsOf(flows: Flows): number {
  return flows.total('failed') + flows.total('odd') + flows.total('shed');
}
