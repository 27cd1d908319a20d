import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { REDIS } from '#platform/cache/redis.module';
import { Presence } from '../application/presence';
import type { WaitingPerson } from '../application/waiting-line';

// Keys of one performance, in this order, in every script:
// 1 waiting: people by place  2 seen: people by their last sign of life  3 made: there once the two were filled from the line
// 4 round: when admissions last looked. Times are the Redis server's own, in milliseconds.
const NOW = `local t = redis.call('TIME') local now = t[1] * 1000 + math.floor(t[2] / 1000)`;

const ADD = `${NOW}
if redis.call('EXISTS', KEYS[3]) == 0 then return -1 end
redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
redis.call('ZADD', KEYS[2], now, ARGV[1])
return redis.call('ZRANK', KEYS[1], ARGV[1])`;

const SEE = `${NOW}
if redis.call('EXISTS', KEYS[3]) == 0 then return false end
local seq = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not seq then return {} end
redis.call('ZADD', KEYS[2], now, ARGV[1])
return { seq, redis.call('ZRANK', KEYS[1], ARGV[1]) }`;

const SEE_ALL = `${NOW}
for i = 1, #ARGV do redis.call('ZADD', KEYS[2], 'XX', now, ARGV[i]) end
return 1`;

// After a pause of ours nobody can be blamed for silence.
const AWAY = `${NOW}
local last = redis.call('GET', KEYS[4])
redis.call('SET', KEYS[4], now, 'PX', 86400000)
for i = 1, 3 do redis.call('PEXPIRE', KEYS[i], 86400000) end
if redis.call('EXISTS', KEYS[3]) == 0 or not last or now - last > 10000 then return false end
return redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', now - ARGV[1] * 1000)`;

const REMOVE = `for i = 1, #ARGV do redis.call('ZREM', KEYS[1], ARGV[i]) redis.call('ZREM', KEYS[2], ARGV[i]) end
return redis.call('ZCARD', KEYS[1])`;

const FILL = `${NOW}
for i = 1, #ARGV, 2 do
  redis.call('ZADD', KEYS[1], ARGV[i + 1], ARGV[i])
  redis.call('ZADD', KEYS[2], now, ARGV[i])
end
return 1`;

const DROP = `redis.call('DEL', KEYS[1], KEYS[2], KEYS[3]) return 1`;
const MADE = `redis.call('SET', KEYS[3], 1, 'PX', 86400000) return 1`;

/** People per script call: a long script holds up everybody else's. */
const CHUNK = 500;

/** Presence in sorted sets. A failure is the same as no Redis: PostgreSQL answers instead. */
@Injectable()
export class RedisPresence extends Presence {
  constructor(@Inject(REDIS) private readonly redis: Redis) {
    super();
  }

  async add(performanceId: string, { accountId, seq }: WaitingPerson): Promise<number | undefined> {
    const ahead = await this.run<number>(ADD, performanceId, [accountId, seq]);
    return ahead === undefined || ahead < 0 ? undefined : ahead;
  }

  async see(
    performanceId: string,
    accountId: string,
  ): Promise<{ readonly seq: number; readonly ahead: number } | 'unknown' | undefined> {
    const seen = await this.run<[string, number] | [undefined?] | null>(SEE, performanceId, [accountId]);
    if (!seen) return undefined;
    const [seq, ahead] = seen;
    return seq === undefined ? 'unknown' : { seq: Number(seq), ahead: ahead ?? 0 };
  }

  async seeAll(performanceId: string, accountIds: readonly string[]): Promise<void> {
    for (const some of chunks(accountIds)) await this.run(SEE_ALL, performanceId, some);
  }

  async away(performanceId: string, seconds: number): Promise<readonly string[] | 'lost' | undefined> {
    const away = await this.run<string[] | null>(AWAY, performanceId, [seconds]);
    return away === null ? 'lost' : away;
  }

  async remove(performanceId: string, accountIds: readonly string[]): Promise<number | undefined> {
    let left: number | undefined;
    for (const some of chunks(accountIds)) left = await this.run<number>(REMOVE, performanceId, some);
    return left;
  }

  async rebuild(performanceId: string, people: readonly WaitingPerson[]): Promise<void> {
    if ((await this.run(DROP, performanceId, [])) === undefined) return;
    for (const some of chunks(people))
      await this.run(
        FILL,
        performanceId,
        some.flatMap(({ accountId, seq }) => [accountId, seq]),
      );
    await this.run(MADE, performanceId, []);
  }

  async isFirstUse(ticketId: string, seconds: number): Promise<boolean> {
    try {
      return (await this.redis.set(`queue:ticket:${ticketId}`, 1, 'EX', seconds, 'NX')) === 'OK';
    } catch {
      return false;
    }
  }

  private async run<T>(
    script: string,
    performanceId: string,
    values: readonly (string | number)[],
  ): Promise<T | undefined> {
    if (this.redis.status !== 'ready') return undefined;
    const keys = ['waiting', 'seen', 'made', 'round'].map((name) => `queue:{${performanceId}}:${name}`);
    try {
      return (await this.redis.eval(script, keys.length, ...keys, ...values)) as T;
    } catch {
      return undefined;
    }
  }
}

/** At least one chunk, so that a script with nothing to do still answers. */
function chunks<T>(items: readonly T[]): T[][] {
  const count = Math.max(1, Math.ceil(items.length / CHUNK));
  return Array.from({ length: count }, (_, i) => items.slice(i * CHUNK, (i + 1) * CHUNK));
}
