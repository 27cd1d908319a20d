import type { Flow, Flows, FlowName } from './flows.mts';
import type { SaleProfile } from './profiles.mts';
import type { Sale } from './sale.mts';
import type { Stress } from './stress.mts';

/** One thing a run promised, and what was seen. */
export interface Mark {
  readonly what: string;
  readonly wanted: string;
  readonly seen: string;
  readonly isMet: boolean;
  /** Whether the run fails without it. */
  readonly isAsserted: boolean;
}

export interface Findings {
  readonly violations: readonly string[];
  readonly gateway: readonly string[];
  readonly deadlocks: number;
  readonly order: readonly string[];
}

/** More of one core than this and the generator measures itself. */
export const VOID_CPU = 0.9;
const SHED_SHARE = 0.001;

const milliseconds = (value: number): string => (Number.isNaN(value) ? 'nothing measured' : `${Math.round(value)} ms`);

/** The pass marks of an on-sale. */
export function judge(sale: Sale, profile: SaleProfile, findings: Findings): Mark[] {
  const { flows, room, watch, shop, serverTimes, plannedHolds } = sale;
  const server = (name: FlowName, share: number, limit: number): Mark =>
    latency(name, share, limit, serverTimes.at(name, share), flows.of(name).latencies.at(share));
  const shed = flows.total('shed') / Math.max(1, flows.answered);
  const holds = flows.of('hold').answered;
  const lag = Math.max(0, ...watch.samples.map(({ apiLagMs }) => apiLagMs));
  const figure = (what: string, wanted: string, seen: string, isMet: boolean): Mark => ({
    ...{ what, wanted, seen, isMet },
    isAsserted: !profile.correctnessOnly,
  });
  const marks = [
    correct(`invariants violated (${watch.checks} times checked, and at rest)`, findings.violations),
    correct('differences between gateway and books', findings.gateway),
    correct('deadlocks', Array.from({ length: findings.deadlocks }, String)),
    correct('people out of order', findings.order),
    correct('answers that nobody expected', surprises(flows)),
    figure('shed (503 with Retry-After)', '≤ 0.1 %', `${(shed * 100).toFixed(2)} %`, shed <= SHED_SHARE),
    {
      ...figure(
        'sockets at once',
        `≥ ${profile.sockets}`,
        String(room.mostSockets),
        room.mostSockets >= profile.sockets,
      ),
    },
    {
      ...figure(
        'status skew',
        `≤ ${profile.skewMs} ms`,
        milliseconds(room.skew.worstMs),
        room.skew.worstMs <= profile.skewMs,
      ),
      isAsserted: true,
    },
    server('join', 0.95, 200),
    ...(plannedHolds > 0 ? [server('hold', 0.95, 300), server('hold', 0.99, 1_000)] : []),
    // Of a payment only the generator knows how long the gateway took.
    ...(profile.payments.length > 0 ? [latency('pay', 0.95, 300, flows.of('pay').latencies.at(0.95))] : []),
    server('list', 0.95, 100),
    server('detail', 0.95, 100),
    figure('event loop of api, p99', '< 200 ms', milliseconds(lag), lag < 200),
    figure(
      'attempts to hold',
      `≥ ${Math.round(plannedHolds * 0.99)}`,
      `${holds} (${shop.unmet} found nobody)`,
      holds >= plannedHolds * 0.99,
    ),
  ];
  return marks.map((mark) => ({
    ...mark,
    isAsserted: mark.isAsserted && !(profile.correctnessOnly && mark.what.includes(' p9')),
  }));
}

/** The pass marks of a stress run: however hard it was pressed, nothing is wrong, and it comes back. */
export function judgeStress(
  { steps, recoveredAfter }: Stress,
  { violations, deadlocks }: Pick<Findings, 'violations' | 'deadlocks'>,
): Mark[] {
  const generator = Math.max(0, ...steps.map(({ cpu }) => cpu['generator'] ?? 0));
  return [
    correct('invariants violated', violations),
    correct('deadlocks', Array.from({ length: deadlocks }, String)),
    {
      ...{ what: 'good again after the load is gone', wanted: '≤ 30 s', isAsserted: true },
      ...{
        seen: recoveredAfter === undefined ? 'not seen' : `${recoveredAfter} s`,
        isMet: recoveredAfter !== undefined,
      },
    },
    {
      ...{ what: 'the generator was not the limit', wanted: `< ${VOID_CPU * 100} % of a core`, isAsserted: false },
      ...{ seen: `${Math.round(generator * 100)} %`, isMet: generator < VOID_CPU },
    },
  ];
}

function correct(what: string, problems: readonly string[]): Mark {
  const isMet = problems.length === 0;
  const seen = isMet ? 'none' : `${problems.length}: ${[...new Set(problems)].slice(0, 3).join('; ')}`;
  return { what, wanted: 'none', seen, isMet, isAsserted: true };
}

/** Judged by what the service took; what people waited is said beside it. */
function latency(name: FlowName, share: number, limit: number, value: number, waited?: number): Mark {
  const what = `${name} p${share * 100}`;
  const seen = milliseconds(value) + (waited === undefined ? '' : `, for people ${milliseconds(waited)}`);
  return { what, wanted: `≤ ${limit} ms`, seen, isMet: value <= limit, isAsserted: true };
}

/** Every answer that was neither as wished nor a "no" that belongs to a sale. */
export function surprises(flows: Flows): string[] {
  return flows.all().flatMap(([name, flow]: [FlowName, Flow]) => Array.from({ length: flow.wrong }, () => name));
}

/** Whether the generator was so busy that its figures are its own. */
export function isVoid(sale: Pick<Sale, 'watch'>): boolean {
  return generatorCpu(sale) >= VOID_CPU;
}

/** Of one core, all in all. */
export function generatorCpu({ watch }: Pick<Sale, 'watch'>): number {
  const shares = watch.samples.map((sample) => sample.generatorCpu);
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}
