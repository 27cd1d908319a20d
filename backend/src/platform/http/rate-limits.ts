import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { Clock } from '#kernel/clock';
import { REDIS } from '#platform/cache/redis.module';
import { counter } from '#platform/metrics/process-metrics';

/** Rules are named in the code; whom they hit is no label. */
const limited = counter('tiketi_rate_limited_total', 'How often somebody had used a limit up.', ['rule']);

interface Count {
  readonly used: number;
  readonly leftMs: number;
}

export interface Allowance {
  readonly allowed: boolean;
  readonly used: number;
  readonly retryAfterSeconds: number;
}

// Counts and reads the time left in one step, so that a crash between the two never leaves a counter without an end.
const COUNT = `local used = redis.call('INCRBY', KEYS[1], ARGV[2])
if used == tonumber(ARGV[2]) then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return { used, redis.call('PTTL', KEYS[1]) }`;

/** Below this a limit is exact for all processes together. */
const EXACT_BELOW = 20;
/** Of a larger one each process lets this share pass without asking the others. */
const ALONE = 0.25;
/** People a process counts by itself at most; whoever has not been seen for longest is forgotten first. */
const COUNTED_ALONE = 50_000;

/**
 * How often somebody may do something in a window of time, counted for all processes together in Redis. Without Redis
 * every process counts for itself: the limit is then looser, never absent.
 */
@Injectable()
export class RateLimits {
  private readonly own = new Map<string, { used: number; endsAt: number }>();

  constructor(
    @Inject(REDIS) private readonly redis: Redis,
    private readonly clock: Clock,
  ) {}

  /** Uses one of `limit` in the window. `rule` names the limit, `key` whom it is counted for. */
  async take(rule: string, key: string, limit: number, windowMs: number): Promise<Allowance> {
    const { used, leftMs } = await this.count(`limit:${rule}:${key}`, windowMs);
    if (used > limit) limited.inc({ rule });
    return { allowed: used <= limit, used, retryAfterSeconds: secondsOf(leftMs) };
  }

  /**
   * The same for limits that only fend off floods: who stays far below a limit is counted by each process alone, and only who comes near
   * it by all together. In a rush that is a question less to Redis for each request. With n processes somebody may use up to
   * a quarter of the limit more for each further one.
   */
  async takeRoughly(rule: string, key: string, limit: number, windowMs: number): Promise<Allowance> {
    if (limit < EXACT_BELOW) return this.take(rule, key, limit, windowMs);
    const name = `limit:${rule}:${key}`;
    const alone = Math.floor(limit * ALONE);
    const here = this.countAlone(name, windowMs);
    if (here.used <= alone) return { allowed: true, used: here.used, retryAfterSeconds: secondsOf(here.leftMs) };
    // The first that goes further brings those before it along.
    const by = here.used === alone + 1 ? here.used : 1;
    const { used, leftMs } = (await this.countTogether(name, windowMs, by)) ?? here;
    if (used > limit) limited.inc({ rule });
    return { allowed: used <= limit, used, retryAfterSeconds: secondsOf(leftMs) };
  }

  /** Forgets what was used, for instance after a successful sign-in. */
  async forget(rule: string, key: string): Promise<void> {
    this.own.delete(`limit:${rule}:${key}`);
    await this.redis.del(`limit:${rule}:${key}`).catch(() => undefined);
  }

  private async count(key: string, windowMs: number): Promise<Count> {
    return (await this.countTogether(key, windowMs, 1)) ?? this.countAlone(key, windowMs);
  }

  /** Undefined without Redis. */
  private async countTogether(key: string, windowMs: number, by: number): Promise<Count | undefined> {
    if (this.redis.status !== 'ready') return undefined;
    try {
      const [used, leftMs] = (await this.redis.eval(COUNT, 1, key, windowMs, by)) as [number, number];
      return { used, leftMs };
    } catch {
      return undefined;
    }
  }

  private countAlone(key: string, windowMs: number): Count {
    const now = this.clock.now().getTime();
    const current = this.own.get(key);
    this.own.delete(key);
    const [oldest] = this.own.keys();
    if (this.own.size >= COUNTED_ALONE && oldest !== undefined) this.own.delete(oldest);
    const entry = current && current.endsAt > now ? current : { used: 0, endsAt: now + windowMs };
    entry.used += 1;
    this.own.set(key, entry);
    return { used: entry.used, leftMs: entry.endsAt - now };
  }
}

const secondsOf = (milliseconds: number): number => Math.max(1, Math.ceil(milliseconds / 1_000));
