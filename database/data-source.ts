import { DataSource } from 'typeorm';
import { migrations } from './migrations/index.ts';

/** The connection migrations run over. Several deployers may start at once: the lock in migrate.ts lets one through. */
export function migrationDataSource(url: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    migrations,
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    // An index over all claims may take minutes, and the second deployer waits for the first as long as that: the limits a
    // managed server sets for everybody (cdktf/constructs/database.ts) are not for migrations.
    extra: {
      max: 2,
      options: '-c lock_timeout=3000 -c statement_timeout=0 -c idle_in_transaction_session_timeout=0 -c timezone=UTC',
    },
  });
}
