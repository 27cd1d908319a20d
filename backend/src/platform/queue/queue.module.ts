import { BullModule } from '@nestjs/bull';
import { Global, Module } from '@nestjs/common';
import { retryWith } from '#platform/cache/redis-retry';
import { AppConfig } from '#platform/config/app-config';
import { EventLoop } from '#platform/health/event-loop';
import { BullJobs } from './bull-jobs';
import { GiveWay } from './give-way';
import { Jobs, LANES } from './jobs';

/** Bull 4 behind the `Jobs` port: nobody else imports bull. */
@Global()
@Module({
  imports: [
    BullModule.forRootAsync({
      inject: [AppConfig],
      useFactory: (config: AppConfig) => ({
        url: config.REDIS_URL,
        prefix: 'tiketi',
        // A connection that died without a word is given up; Bull itself asks for jobs every five seconds.
        redis: { socketTimeout: 10_000, retryStrategy: retryWith(config) },
        // A job whose worker died is noticed after its lock has run out.
        settings: { lockDuration: config.patience(30) * 1_000, stalledInterval: config.patience(15) * 1_000 },
      }),
    }),
    BullModule.registerQueue(...Object.values(LANES).map(({ queue }) => ({ name: queue }))),
  ],
  providers: [EventLoop, GiveWay, { provide: Jobs, useClass: BullJobs }],
  exports: [Jobs],
})
export class QueueModule {}
