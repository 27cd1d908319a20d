import { type DynamicModule, Module } from '@nestjs/common';
import { AccountsHttpModule } from '../modules/accounts/http/accounts-http.module';
import { AuditHttpModule } from '../modules/audit/http/audit-http.module';
import { BookingsHttpModule } from '../modules/bookings/http/bookings-http.module';
import { CatalogHttpModule } from '../modules/catalog/http/catalog-http.module';
import { RetentionHttpModule } from '../modules/retention/http/retention-http.module';
import { FairnessHttpModule } from '../modules/fairness/http/fairness-http.module';
import { LedgerHttpModule } from '../modules/ledger/http/ledger-http.module';
import { InvariantsHttpModule } from '../modules/invariants/http/invariants-http.module';
import { ReconciliationHttpModule } from '../modules/reconciliation/http/reconciliation-http.module';
import { RehearsalsHttpModule } from '../modules/rehearsals/http/rehearsals-http.module';
import { ReportsHttpModule } from '../modules/reports/http/reports-http.module';
import { SeatingHttpModule } from '../modules/seating/http/seating-http.module';
import { PaymentsHttpModule } from '../modules/payments/http/payments-http.module';
import { TicketsHttpModule } from '../modules/tickets/http/tickets-http.module';
import { WaitingRoomHttpModule } from '../modules/waiting-room/http/waiting-room-http.module';
import { RedisModule } from '#platform/cache/redis.module';
import type { AppConfig } from '#platform/config/app-config';
import { ConfigModule } from '#platform/config/config.module';
import { DatabaseModule } from '#platform/database/database.module';
import { HealthModule } from '#platform/health/health.module';
import { HttpModule, RateLimitsModule } from '#platform/http/http.module';
import { LoggingModule } from '#platform/logging/logging.module';
import { MetricsModule } from '#platform/metrics/metrics.module';
import { OutboxModule } from '#platform/outbox/outbox.module';
import { RealtimeModule } from '#platform/realtime/realtime.module';
import { ThreadsModule } from '#platform/threads/threads.module';

/** Process 1: answers people. Business modules join by their `*-http.module.ts`. */
@Module({})
export class ApiModule {
  static with(config: AppConfig): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        ConfigModule.with(config),
        LoggingModule.for('api'),
        DatabaseModule,
        RedisModule,
        RateLimitsModule,
        HttpModule.register(),
        MetricsModule.for('api'),
        HealthModule,
        OutboxModule,
        RealtimeModule,
        // Somebody waits for the answer.
        ThreadsModule.with({ yields: false }),
        AccountsHttpModule,
        AuditHttpModule,
        CatalogHttpModule,
        SeatingHttpModule,
        BookingsHttpModule,
        RehearsalsHttpModule,
        FairnessHttpModule,
        ReportsHttpModule,
        InvariantsHttpModule,
        LedgerHttpModule,
        RetentionHttpModule,
        ReconciliationHttpModule,
        PaymentsHttpModule,
        TicketsHttpModule,
        WaitingRoomHttpModule,
      ],
    };
  }
}
