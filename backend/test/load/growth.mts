import { readFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import type { MeasuredService } from '../../bench/service.mts';

const EVERY_MS = 15_000;

interface Reading {
  /** Minutes since the start. */
  readonly at: number;
  readonly values: Readonly<Record<string, number>>;
}

export interface Growth {
  readonly what: string;
  readonly first: number;
  readonly last: number;
  /** By least squares, without the first fifth, in which caches and compiled code fill. */
  readonly perHour: number;
}

/** What must not grow for ever while a service does the same all the time: memory, keys in Redis, tables. */
export class GrowthWatch {
  private readonly readings: Reading[] = [];
  private readonly service: MeasuredService;
  private readonly redis: Redis;
  private readonly begunAt = performance.now();
  private readonly timer: NodeJS.Timeout;
  private reading: Promise<void>;

  constructor(service: MeasuredService) {
    this.service = service;
    this.redis = new Redis(service.redisUrl);
    // Redis may stop before whoever counts its keys lets go.
    this.redis.on('error', () => undefined);
    this.reading = this.read().catch(() => undefined);
    this.timer = setInterval(() => {
      this.reading = this.reading.then(() => this.read()).catch(() => undefined);
    }, EVERY_MS);
  }

  async end(): Promise<Growth[]> {
    clearInterval(this.timer);
    await this.reading;
    this.redis.disconnect();
    const names = Object.keys(this.readings[0]?.values ?? {});
    return names.map((what) =>
      growthOf(
        what,
        this.readings.map(({ at, values }) => [at / 60, values[what] ?? 0]),
      ),
    );
  }

  private async read(): Promise<void> {
    const { rows } = await this.service.pool.query<{ bytes: number }>(
      'select pg_database_size(current_database())::float8 as bytes',
    );
    const values = {
      'api, MB resident': residentMb(this.service.pidOf('api')),
      'worker, MB resident': residentMb(this.service.pidOf('worker')),
      'keys in Redis': await this.redis.dbsize(),
      'database, MB': (rows[0]?.bytes ?? 0) / 2 ** 20,
    };
    this.readings.push({ at: (performance.now() - this.begunAt) / 60_000, values });
  }
}

/** Of pairs of hours and values. */
export function growthOf(what: string, all: readonly (readonly [number, number])[]): Growth {
  const settled = all.slice(Math.floor(all.length / 5));
  const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [hours, level] = [mean(settled.map(([hour]) => hour)), mean(settled.map(([, value]) => value))];
  const over = settled.reduce((sum, [hour, value]) => sum + (hour - hours) * (value - level), 0);
  const under = settled.reduce((sum, [hour]) => sum + (hour - hours) ** 2, 0);
  return {
    what,
    first: all[0]?.[1] ?? Number.NaN,
    last: all.at(-1)?.[1] ?? Number.NaN,
    perHour: under > 0 ? over / under : 0,
  };
}

/** What the process holds in memory (proc(5)); NaN where the system does not tell. */
function residentMb(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;
  } catch {
    return Number.NaN;
  }
}
