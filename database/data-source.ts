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
    extra: { max: 2, options: '-c lock_timeout=3000 -c timezone=UTC' },
  });
}
