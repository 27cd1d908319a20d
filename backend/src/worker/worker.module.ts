import { type DynamicModule, Module } from '@nestjs/common';
import { AccountsJobsModule } from '../modules/accounts/jobs/accounts-jobs.module';
import { AuditJobsModule } from '../modules/audit/jobs/audit-jobs.module';
import { BookingsJobsModule } from '../modules/bookings/jobs/bookings-jobs.module';
import { FairnessJobsModule } from '../modules/fairness/jobs/fairness-jobs.module';
import { RetentionJobsModule } from '../modules/retention/jobs/retention-jobs.module';
import { InvariantsJobsModule } from '../modules/invariants/jobs/invariants-jobs.module';
import { NotificationsJobsModule } from '../modules/notifications/jobs/notifications-jobs.module';
import { PaymentsJobsModule } from '../modules/payments/jobs/payments-jobs.module';
import { WaitingRoomJobsModule } from '../modules/waiting-room/jobs/waiting-room-jobs.module';
import { ReconciliationJobsModule } from '../modules/reconciliation/jobs/reconciliation-jobs.module';
import { RehearsalsJobsModule } from '../modules/rehearsals/jobs/rehearsals-jobs.module';
import { RedisModule } from '#platform/cache/redis.module';
import type { AppConfig } from '#platform/config/app-config';
import { ConfigModule } from '#platform/config/config.module';
import { DatabaseModule } from '#platform/database/database.module';
import { HealthModule } from '#platform/health/health.module';
import { LoggingModule } from '#platform/logging/logging.module';
import { MailModule } from '#platform/mail/mail.module';
import { MetricsModule } from '#platform/metrics/metrics.module';
import { OutboxModule } from '#platform/outbox/outbox.module';
import { OutboxWorkerModule } from '#platform/outbox/outbox-worker.module';
import { QueueModule } from '#platform/queue/queue.module';
import { RealtimeModule } from '#platform/realtime/realtime.module';
import { ThreadsModule } from '#platform/threads/threads.module';
import { TimersModule } from '#platform/timers/timers.module';

/** Process 2: does the work nobody waits for. Business modules join by their `*-jobs.module.ts`. */
@Module({})
export class WorkerModule {
  static with(config: AppConfig): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        ConfigModule.with(config),
        LoggingModule.for('worker'),
        MetricsModule.for('worker'),
        HealthModule,
        DatabaseModule,
        RedisModule,
        QueueModule,
        MailModule,
        OutboxModule,
        // What it does may wait for whoever waits for the api on the same machine.
        ThreadsModule.with({ yields: true }),
        TimersModule,
        OutboxWorkerModule,
        RealtimeModule,
        AccountsJobsModule,
        AuditJobsModule,
        BookingsJobsModule,
        FairnessJobsModule,
        InvariantsJobsModule,
        RetentionJobsModule,
        PaymentsJobsModule,
        NotificationsJobsModule,
        WaitingRoomJobsModule,
        ReconciliationJobsModule,
        RehearsalsJobsModule,
      ],
    };
  }
}
