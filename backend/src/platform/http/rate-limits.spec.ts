import type { Redis } from 'ioredis';
import { Clock } from '#kernel/clock';
import { RateLimits } from './rate-limits';

const MINUTE = 60_000;

/** What several processes share. */
class SharedCounts {
  readonly status = 'ready';
  readonly used = new Map<string, number>();
  asked = 0;

  async eval(_script: string, _keys: number, key: string, windowMs: number, by: number): Promise<[number, number]> {
    this.asked += 1;
    this.used.set(key, (this.used.get(key) ?? 0) + by);
    return [this.used.get(key) ?? 0, windowMs];
  }
}

const clock = new (class extends Clock {
  now = () => new Date('2027-01-01T00:00:00Z');
})();
const processOf = (redis: unknown) => new RateLimits(redis as Redis, clock);

async function useUp(limits: RateLimits, limit: number): Promise<number> {
  let allowed = 0;
  while ((await limits.takeRoughly('a rule', 'somebody', limit, MINUTE)).allowed) allowed += 1;
  return allowed;
}

describe('limits that fend off floods', () => {
  it('ask nobody else about who stays far below them', async () => {
    const redis = new SharedCounts();
    const limits = processOf(redis);

    for (let time = 0; time < 25; time += 1) await limits.takeRoughly('a rule', 'somebody', 100, MINUTE);

    expect(redis.asked).toBe(0);
  });

  it('are exact in one process', async () => {
    expect(await useUp(processOf(new SharedCounts()), 100)).toBe(100);
  });

  it('let a quarter more pass for each further process, no more', async () => {
    const redis = new SharedCounts();
    const [first, second] = [processOf(redis), processOf(redis)];

    expect((await useUp(first, 100)) + (await useUp(second, 100))).toBe(125);
  });

  it('are exact for all processes where they are small', async () => {
    const redis = new SharedCounts();

    expect((await useUp(processOf(redis), 10)) + (await useUp(processOf(redis), 10))).toBe(10);
  });

  it('still hold without Redis', async () => {
    expect(await useUp(processOf({ status: 'end' }), 100)).toBe(100);
  });
});
