import { cpus, loadavg } from 'node:os';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { readFileSync } from 'node:fs';
import type { MeasuredService } from '../../bench/service.mts';
import { checkInvariants } from '../../../database/invariants/check.ts';
import { pause } from '../faults/wait.mts';
import { Statements } from './statements.mts';

const EVERY_MS = 5_000;
const BETWEEN_INVARIANTS_MS = 40;

/** What a stretch of five seconds took, in shares of one core. */
export interface Sample {
  /** Seconds since the start. */
  readonly at: number;
  readonly generatorCpu: number;
  readonly cpu: Readonly<Record<string, number>>;
  /** Of the whole machine, all cores: what everybody together left idle. */
  readonly idle: number;
  /** What programs that are no part of the run used. */
  readonly others: number;
  /** Event loops: 99th percentile and longest lag of the api processes, milliseconds. */
  readonly apiLagMs: number;
  readonly apiLagMaxMs: number;
  readonly generatorLagMs: number;
  readonly loadAverage: number;
}

interface Reading {
  readonly at: number;
  /** Seconds of CPU. */
  readonly generator: number;
  readonly cpu: Readonly<Record<string, number>>;
  readonly idle: number;
}

/** Looks every five seconds, as long as it runs: at invariants, at who uses the cores, at event loops. */
export class Watch {
  readonly samples: Sample[] = [];
  readonly violations: string[] = [];
  readonly statements: Statements;
  checks = 0;
  checkMs = 0;
  private readonly service: MeasuredService;
  private readonly names: readonly string[];
  private readonly delay = monitorEventLoopDelay({ resolution: 10 });
  private timer: NodeJS.Timeout | undefined;
  /** A look that takes longer than the time to the next one is not repeated meanwhile. */
  private running: Promise<void> | undefined;
  private before: Reading;
  private checkedAt = performance.now();
  private readonly checkEveryMs: number;
  private begunAt = 0;

  constructor(service: MeasuredService, { invariantsEverySeconds = 5 } = {}) {
    this.service = service;
    this.statements = new Statements(service.pool);
    this.checkEveryMs = 1_000 * invariantsEverySeconds;
    this.names = processNames(service.apiOrigins.length, service.doors.length === 1);
    this.before = this.reading();
  }

  async begin(): Promise<void> {
    await this.lag();
    this.delay.enable();
    this.delay.reset();
    this.begunAt = performance.now();
    this.before = this.reading();
    this.statements.begin();
    this.timer = setInterval(() => {
      this.running ??= this.look()
        .catch((error: unknown) => void this.violations.push(String(error)))
        .finally(() => (this.running = undefined));
    }, EVERY_MS);
  }

  async end(): Promise<void> {
    clearInterval(this.timer);
    this.statements.end();
    await this.running;
    await this.check();
  }

  /** Reads every invariant in one picture of the database, one after the other over some seconds, as a minute has room for in life. */
  async check(): Promise<void> {
    const client = await this.service.pool.connect();
    const begun = performance.now();
    let pausedMs = 0;
    const between = async (): Promise<void> => {
      const since = performance.now();
      await pause(BETWEEN_INVARIANTS_MS);
      pausedMs += performance.now() - since;
    };
    try {
      // What may lag does lag for a moment; it is asked for when all has come to rest.
      for (const { id, title, count, rows } of await checkInvariants(client, 'I', between))
        this.violations.push(`${id} ${title}: ${count} rows, first ${JSON.stringify(rows[0])}`);
    } finally {
      client.release();
      this.checks += 1;
      this.checkMs += performance.now() - begun - pausedMs;
    }
  }

  /** Shares of one core since then. */
  cpuSince(before: Reading): Record<string, number> {
    const now = this.reading();
    const seconds = (now.at - before.at) / 1_000;
    const shares: Record<string, number> = { generator: (now.generator - before.generator) / seconds };
    for (const name of this.names) shares[name] = ((now.cpu[name] ?? 0) - (before.cpu[name] ?? 0)) / seconds;
    return shares;
  }

  private async look(): Promise<void> {
    const now = this.reading();
    const { before } = this;
    this.before = now;
    const seconds = (now.at - before.at) / 1_000;
    const { generator: generatorCpu = 0, ...cpu } = this.cpuSince(before);
    const idle = (now.idle - before.idle) / seconds;
    const own = Object.values(cpu).reduce((sum, share) => sum + (Number.isNaN(share) ? 0 : share), 0);
    const [apiLagMs, apiLagMaxMs] = await this.lag();
    const generatorLagMs = this.delay.percentile(99) / 1e6;
    this.delay.reset();
    this.samples.push({
      at: (now.at - this.begunAt) / 1_000,
      generatorCpu,
      cpu,
      idle,
      others: Math.max(0, cpus().length - idle - generatorCpu - own),
      ...{ apiLagMs, apiLagMaxMs, generatorLagMs },
      loadAverage: loadavg()[0] ?? 0,
    });
    if (performance.now() - this.checkedAt >= this.checkEveryMs - EVERY_MS / 2) {
      this.checkedAt = performance.now();
      await this.check();
    }
  }

  /** What everything used so far. */
  reading(): Reading {
    const { user, system } = process.cpuUsage();
    return {
      at: performance.now(),
      generator: (user + system) / 1e6,
      cpu: Object.fromEntries(this.names.map((name) => [name, this.service.cpuOf(name)])),
      idle: idleSeconds(),
    };
  }

  /** Of all api processes, the worst, since they were asked last. */
  private async lag(): Promise<[number, number]> {
    const all = await Promise.all(this.service.apiOrigins.map((origin) => this.metricsOf(origin)));
    const worst = (name: string): number =>
      Math.max(
        ...all.map((text) => 1_000 * Number(new RegExp(`^${name}(?:{[^}]*})? (\\S+)`, 'm').exec(text)?.[1] ?? 0)),
      );
    return [worst('nodejs_eventloop_lag_p99_seconds'), worst('nodejs_eventloop_lag_max_seconds')];
  }

  private async metricsOf(origin: string): Promise<string> {
    const headers = { authorization: `Bearer ${this.service.metricsToken}` };
    return fetch(`${origin}/metrics`, { headers, signal: AbortSignal.timeout(5_000) })
      .then((answer) => answer.text())
      .catch(() => '');
  }
}

function processNames(apis: number, isBalanced: boolean): string[] {
  const more = Array.from({ length: apis - 1 }, (_, i) => `api-${i + 2}`);
  return ['api', ...more, ...(apis > 1 && isBalanced ? ['balancer'] : []), 'worker', 'postgres', 'redis', 'sandbox'];
}

/** Idle seconds of all cores since the machine started (proc(5)); NaN where the system does not tell. */
function idleSeconds(): number {
  try {
    return Number(readFileSync('/proc/uptime', 'utf8').split(' ')[1]);
  } catch {
    return Number.NaN;
  }
}
