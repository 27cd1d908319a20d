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

  async spend(salt: string, lifeMs: number): Promise<'first' | 'again' | 'unknown'> {
    if (this.redis.status !== 'ready') return 'unknown';
    try {
      const set = await this.redis.set(`queue:challenge:${salt}`, 1, 'PX', lifeMs, 'NX');
      return set === 'OK' ? 'first' : 'again';
    } catch {
      return 'unknown';
    }
  }
}
