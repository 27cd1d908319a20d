import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { REDIS } from '#platform/cache/redis.module';
import { SpentChallenges } from '../application/spent-challenges';

/** A key per used challenge, gone when the challenge would have expired anyway. */
@Injectable()
export class RedisSpentChallenges extends SpentChallenges {
  constructor(@Inject(REDIS) private readonly redis: Redis) {
    super();
  }

  async isSpent(salt: string): Promise<boolean> {
    if (this.redis.status !== 'ready') return false;
    return (await this.redis.exists(keyOf(salt)).catch(() => 0)) === 1;
  }

  async spend(salt: string, lifeMs: number): Promise<void> {
    if (this.redis.status !== 'ready') return;
    await this.redis.set(keyOf(salt), 1, 'PX', lifeMs).catch(() => undefined);
  }
}

const keyOf = (salt: string): string => `queue:challenge:${salt}`;
