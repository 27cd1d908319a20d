import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AppConfig } from '#platform/config/app-config';
import { SecretRotation } from '#platform/config/secret-rotation';
import { takeApplicationRole } from './application-role';
import type { ClientBase } from 'pg';
import { clientWithCurrentPassword } from './current-password';
import { noticeDeath } from './dead-connections';
import { poolMetrics, PoolMetrics } from './pool-metrics';
import { Sql } from './sql';
import { PoolWarmUp } from './pool-warm-up';
import { Transactions } from './transactions';
import { TypeOrmTransactions } from './typeorm-transactions';

const transactions = { provide: Transactions, useExisting: TypeOrmTransactions };

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [AppConfig, SecretRotation],
      useFactory: (config: AppConfig, rotation: SecretRotation) => ({
        type: 'postgres' as const,
        url: config.DATABASE_URL,
        autoLoadEntities: true,
        retryAttempts: 5,
        retryDelay: 500,
        extra: {
          Client: clientWithCurrentPassword(config, rotation),
          max: config.DATABASE_POOL_MAX,
          min: Math.min(config.DATABASE_POOL_WARM, config.DATABASE_POOL_MAX),
          connectionTimeoutMillis: 2_000,
          // A statement or an idle transaction that lasts this long is a fault; other buyers must not wait for it.
          onConnect: async (client: ClientBase) => {
            noticeDeath(client, config.DATABASE_URL);
            await takeApplicationRole(client);
          },
          options: '-c statement_timeout=5000 -c idle_in_transaction_session_timeout=10000 -c timezone=UTC',
        },
      }),
    }),
  ],
  providers: [TypeOrmTransactions, transactions, Sql, PoolMetrics, ...poolMetrics, PoolWarmUp],
  exports: [TypeOrmTransactions, Transactions, Sql],
})
export class DatabaseModule {}
