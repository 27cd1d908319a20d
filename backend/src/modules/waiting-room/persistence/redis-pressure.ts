import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { REDIS } from '#platform/cache/redis.module';
import { Pressure } from '../application/presence';
import { type HoldPressure, SLOW_HOLD_MS } from '../domain/pace';

const FLUSH_MS = 500;
const SECONDS = 5;

// One hash holds a ring of thirty seconds of the Redis server's clock: what was counted in which second.
const NOTE = `local second = redis.call('TIME')[1]
local slot = second % 30
if redis.call('HGET', KEYS[1], 'second' .. slot) ~= second then
  redis.call('HSET', KEYS[1], 'second' .. slot, second, 'holds' .. slot, 0, 'slow' .. slot, 0)
end
redis.call('HINCRBY', KEYS[1], 'holds' .. slot, ARGV[1])
redis.call('HINCRBY', KEYS[1], 'slow' .. slot, ARGV[2])
redis.call('EXPIRE', KEYS[1], 60)
return 1`;
// The second that is still running is left out: it is not a whole one.
const RECENT = `local now = tonumber(redis.call('TIME')[1])
local holds, slow = 0, 0
for second = now - tonumber(ARGV[1]), now - 1 do
  local slot = second % 30
  if tonumber(redis.call('HGET', KEYS[1], 'second' .. slot) or 0) == second then
    holds = holds + redis.call('HGET', KEYS[1], 'holds' .. slot)
    slow = slow + redis.call('HGET', KEYS[1], 'slow' .. slot)
  end
end
return { holds, slow }`;

/** Pressure counted in this process and handed to Redis twice a second. Without Redis there is none. */
@Injectable()
export class RedisPressure extends Pressure implements OnModuleInit, OnApplicationShutdown {
  private noted = new Map<string, { holds: number; slow: number }>();
  private timer: NodeJS.Timeout | undefined;

  constructor(@Inject(REDIS) private readonly redis: Redis) {
    super();
  }

  onModuleInit(): void {
    this.timer = setInterval(() => void this.flush(), FLUSH_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  note(performanceId: string, milliseconds: number): void {
    const { holds, slow } = this.noted.get(performanceId) ?? { holds: 0, slow: 0 };
    this.noted.set(performanceId, { holds: holds + 1, slow: slow + (milliseconds > SLOW_HOLD_MS ? 1 : 0) });
  }

  async recent(performanceId: string): Promise<HoldPressure> {
    try {
      if (this.redis.status !== 'ready') return { holds: 0, slow: 0, holdsPerSecond: 0 };
      const counts = await this.redis.eval(RECENT, 1, keyOf(performanceId), SECONDS);
      const [holds, slow] = counts as [number, number];
      return { holds, slow, holdsPerSecond: holds / SECONDS };
    } catch {
      return { holds: 0, slow: 0, holdsPerSecond: 0 };
    }
  }

  private async flush(): Promise<void> {
    const noted = this.noted;
    this.noted = new Map();
    for (const [performanceId, { holds, slow }] of noted)
      await this.redis.eval(NOTE, 1, keyOf(performanceId), holds, slow).catch(() => undefined);
  }
}

function keyOf(performanceId: string): string {
  return `queue:{${performanceId}}:holds`;
}
