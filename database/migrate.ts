import type { QueryRunner } from 'typeorm';
import { migrationDataSource } from './data-source.ts';

// Any constant will do, as long as nothing else locks it.
const MIGRATION_LOCK = 7_238_001;

const url = process.env['DATABASE_URL'];
if (!url) {
  console.error('DATABASE_URL is not set: nothing to migrate.');
  process.exit(2);
}

const down = process.argv.includes('--down');
const source = await migrationDataSource(url).initialize();
const session = source.createQueryRunner();
try {
  // Held for the whole run by one connection, so that two deployments never migrate at the same time.
  // The second waits for the first as long as it takes: the lock time-out is for tables that buyers use.
  await session.query('set lock_timeout = 0');
  await session.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  if (down) {
    await source.undoLastMigration();
    console.log('Undid the last migration.');
  } else {
    await dropUnfinishedIndexes(session);
    const applied = await source.runMigrations();
    console.log(
      applied.length === 0 ? 'The schema is up to date.' : applied.map(({ name }) => `Applied ${name}`).join('\n'),
    );
  }
} finally {
  await session.release();
  await source.destroy();
}

/** What a killed `create index concurrently` leaves behind: it costs every write, serves no read and blocks its own name. */
async function dropUnfinishedIndexes(session: QueryRunner): Promise<void> {
  const unfinished = (await session.query(
    `select indexrelid::regclass::text as name from pg_index where not indisvalid and indexrelid >= 16384`,
  )) as { name: string }[];
  for (const { name } of unfinished) {
    await session.query(`drop index concurrently if exists ${name}`);
    console.log(`Dropped the unfinished index ${name}`);
  }
}
