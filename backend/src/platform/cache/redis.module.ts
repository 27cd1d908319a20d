import { Global, Inject, Injectable, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { AppConfig } from '#platform/config/app-config';
import { retryWith } from './redis-retry';

/**
 * The connection for caches, counters and news. Redis may vanish at any moment: every user of it says what happens
 * then. Commands fail after a second instead of queueing up behind a dead connection.
 */
export const REDIS = Symbol('REDIS');

@Injectable()
class RedisShutdown implements OnApplicationShutdown {
  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }
}

@Global()
@Module({
  providers: [
    {
      provide: REDIS,
      inject: [AppConfig],
      useFactory: (config: AppConfig) => {
        const log = new Logger('Redis');
        const redis = new Redis(config.REDIS_URL, {
          enableAutoPipelining: true,
          maxRetriesPerRequest: 1,
          commandTimeout: 1_000,
          // Or each command would wait its second on a connection that died without a word.
          socketTimeout: 2_000,
          retryStrategy: retryWith(config),
        });
        redis.on('error', (error: Error) => log.warn(`Redis is out of reach: ${error.message}`));
        return redis;
      },
    },
    RedisShutdown,
  ],
  exports: [REDIS],
})
export class RedisModule {}
