import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { Clock } from '#kernel/clock';
import { REDIS } from '#platform/cache/redis.module';
import { counter } from '#platform/metrics/process-metrics';

/** Rules are named in the code; whom they hit is no label. */
const limited = counter('tiketi_rate_limited_total', 'How often somebody had used a limit up.', ['rule']);

export interface Allowance {
  readonly allowed: boolean;
  readonly used: number;
  readonly retryAfterSeconds: number;
}

// Counts and reads the time left in one step, so that a crash between the two never leaves a counter without an end.
const COUNT = `local used = redis.call('INCR', KEYS[1])
if used == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return { used, redis.call('PTTL', KEYS[1]) }`;

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
    return { allowed: used <= limit, used, retryAfterSeconds: Math.max(1, Math.ceil(leftMs / 1_000)) };
  }

  /** Forgets what was used, for instance after a successful sign-in. */
  async forget(rule: string, key: string): Promise<void> {
    this.own.delete(`limit:${rule}:${key}`);
    await this.redis.del(`limit:${rule}:${key}`).catch(() => undefined);
  }

  private async count(key: string, windowMs: number): Promise<{ used: number; leftMs: number }> {
    try {
      if (this.redis.status !== 'ready') return this.countAlone(key, windowMs);
      const [used, leftMs] = (await this.redis.eval(COUNT, 1, key, windowMs)) as [number, number];
      return { used, leftMs };
    } catch {
      return this.countAlone(key, windowMs);
    }
  }

  private countAlone(key: string, windowMs: number): { used: number; leftMs: number } {
    const now = this.clock.now().getTime();
    if (this.own.size > 50_000) this.own.clear();
    const current = this.own.get(key);
    const entry = current && current.endsAt > now ? current : { used: 0, endsAt: now + windowMs };
    entry.used += 1;
    this.own.set(key, entry);
    return { used: entry.used, leftMs: entry.endsAt - now };
  }
}
