import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { inRoot } from '../../src/local/paths.mts';
import { runTool } from '../../src/local/run-tool.mts';
import { type Fault, type Round, must } from './fault.mts';
import { call } from './http.mts';
import { eventually, pause } from './wait.mts';

/** As in database/migrate.ts. */
const MIGRATION_LOCK = 7_238_001;
const DATABASE = 'tiketi_f19';

/** A database of its own that lacks the newest migration. */
interface Site {
  readonly round: Round;
  readonly url: string;
  readonly sql: pg.Client;
  /** What the newest migration looks like when it is not there. */
  readonly before: string;
}

const CASES: Record<string, (site: Site) => Promise<void>> = {
  'two deployers': twoDeployers,
  'a table is in use': tableInUse,
  'killed half-way': killedHalfWay,
  'throws at its end': throwsAtItsEnd,
  'an unfinished concurrent index': unfinishedIndex,
  'kill -9 during a concurrent index': killedConcurrentIndex,
  'new program on the old schema': newProgramOnOldSchema,
  'old program on a newer schema': oldProgramOnNewerSchema,
};

const SHORT = ['killed half-way', 'throws at its end', 'new program on the old schema'];

export const migrationFails: Fault = {
  id: 'F19',
  name: 'migration-fails',
  breaks:
    'a migration waits for a table in use, is killed, throws, meets another deployer; kill -9 during a concurrent index; programs on older and newer schemas',
  checks:
    'nothing half is kept and the next run completes it; buyers wait 3 s at most; a program is not ready on an older schema, and is on a newer one',
  kind: 'alone',
  shortRounds: 1,

  async round(round) {
    const { world } = round;
    const names = Object.keys(CASES);
    // The first round, which is all the short run plays, takes those that need no waiting.
    const chosen = round.number === 1 ? SHORT : [names[(round.number - 2) % names.length] ?? ''];
    round.plays(chosen.join(', '));
    const url = world.databaseUrl(world.ports.postgres, DATABASE);
    await world.query(`drop database if exists ${DATABASE} with (force)`);
    await world.query(`create database ${DATABASE}`);
    const sql = new pg.Client({ connectionString: url });
    sql.on('error', () => undefined);
    try {
      must((await migrate(url)).code === 0, 'an empty database is migrated');
      await sql.connect();
      for (const name of chosen) {
        round.note('now', name);
        must((await migrate(url, '--down')).code === 0, 'the newest migration can be undone');
        await CASES[name]?.({ round, url, sql, before: await signature(sql) });
        must((await migrate(url)).code === 0, `${name}: the next run completes it`);
        const [row] = (
          await sql.query<{ unfinished: number }>(
            'select count(*)::int as unfinished from pg_index where not indisvalid',
          )
        ).rows;
        must(row?.unfinished === 0, `${name}: no unfinished index is left`);
      }
    } finally {
      await sql.end().catch(() => undefined);
      await world.query(`drop database if exists ${DATABASE} with (force)`);
    }
  },
};

/** The second waits longer than the lock time-out and than any statement may take on a managed server, and finds nothing left to do. */
async function twoDeployers({ url, sql }: Site): Promise<void> {
  await sql.query(`alter database ${DATABASE} set statement_timeout = '100ms'`);
  await sql.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  const both = [migrate(url), migrate(url)];
  await pause(4_000);
  await sql.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  const codes = (await Promise.all(both)).map(({ code, output }) =>
    `${code} ${code === 0 ? '' : output.slice(-300)}`.trim(),
  );
  must(
    codes.every((code) => code === '0'),
    `both deployers get through: ${codes.join(' | ')}`,
  );
  const { rowCount } = await sql.query('select name from schema_migration group by name having count(*) > 1');
  must(rowCount === 0, 'no migration ran twice');
}

/** Every migration ends with its row here, so waiting for this table is waiting in the middle of any of them. */
async function tableInUse(site: Site): Promise<void> {
  const { url, sql } = site;
  await sql.query('begin; lock table schema_migration in share mode');
  const begun = performance.now();
  const { code } = await migrate(url);
  await sql.query('commit');
  must(code !== 0, 'a migration gives up on a table that stays in use');
  must(performance.now() - begun < 20_000, 'and does so after seconds');
  await nothingIsKept(site);
}

async function killedHalfWay(site: Site): Promise<void> {
  const { round, url, sql } = site;
  await sql.query('begin; lock table schema_migration in share mode');
  const migrating = startMigration(url);
  const ended = once(migrating, 'exit');
  await eventually('the migration is in its middle', 15, async () => (await waiting(round)) > 0, 20);
  migrating.kill('SIGKILL');
  await ended;
  await sql.query('commit');
  await eventually('the server has noticed', 15, async () => (await others(round)) === 0, 50);
  await nothingIsKept(site);
}

async function throwsAtItsEnd(site: Site): Promise<void> {
  const { url, sql } = site;
  await sql.query(`create function f19_refuse() returns trigger language plpgsql as $$ begin raise exception 'not today'; end $$;
    create trigger f19_refuse before insert on schema_migration for each row execute function f19_refuse()`);
  const { code } = await migrate(url);
  await sql.query('drop trigger f19_refuse on schema_migration; drop function f19_refuse');
  must(code !== 0, 'a migration that throws is no success');
  await nothingIsKept(site);
}

/** As a killed `create index concurrently` leaves it. */
async function unfinishedIndex({ sql }: Site): Promise<void> {
  await sql.query('create table f19_scratch as select 1 as one from generate_series(1, 2)');
  const failed = await sql.query('create unique index concurrently f19_scratch_one on f19_scratch (one)').then(
    () => false,
    () => true,
  );
  must(failed, 'two equal rows have no unique index');
}

/** It waits for an old transaction, as on a busy table; whoever builds it is killed, and the server notices. */
async function killedConcurrentIndex({ round, url, sql }: Site): Promise<void> {
  await sql.query('create table f19_scratch as select 1 as one');
  await sql.query('begin; insert into f19_scratch values (2)');
  const building = spawn(process.execPath, ['--input-type=module', '-e', BUILDS_AN_INDEX], {
    env: { ...process.env, DATABASE_URL: url },
    cwd: inRoot('.'),
    stdio: 'ignore',
  });
  const ended = once(building, 'exit');
  try {
    await eventually('the index waits in its middle', 15, async () => (await waiting(round)) > 0, 20);
    building.kill('SIGKILL');
    await ended;
    await eventually('the server has noticed', 15, async () => (await others(round)) === 0, 50);
  } finally {
    building.kill('SIGKILL');
    await sql.query('rollback');
  }
  const { rowCount } = await sql.query(`select 1 from pg_index where not indisvalid`);
  must(rowCount === 1, `a killed index is there and serves nobody: ${rowCount}`);
}

const BUILDS_AN_INDEX = `import pg from 'pg';
const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
await client.query('set client_connection_check_interval = 100');
await client.query('create index concurrently f19_scratch_one on f19_scratch (one)');`;

/** Blue and green share one schema: the newer one must not shut the older program out, or a rollback would be none. */
async function oldProgramOnNewerSchema({ round, url, sql }: Site): Promise<void> {
  const { world } = round;
  must((await migrate(url)).code === 0, 'the schema is up to date');
  await sql.query(`insert into schema_migration (timestamp, name) values (9999999999999, 'Tomorrow9999999999999')`);
  const origin = await world.startSecondApi('api-old', { DATABASE_URL: url });
  try {
    await world.ready(origin);
    const events = await call(`${origin}/api/v1/events`);
    must(events.status === 200, `and it serves: ${events.status}`);
  } finally {
    await world.stop('api-old');
    await sql.query(`delete from schema_migration where name like 'Tomorrow%'`);
  }
}

async function newProgramOnOldSchema({ round, url }: Site): Promise<void> {
  const { world } = round;
  const origin = await world.startSecondApi('api-early', { DATABASE_URL: url });
  try {
    await eventually('it lives', 60, async () => (await call(`${origin}/health/live`)).status === 200);
    const early = await call(`${origin}/health/ready`);
    must(early.status === 503, `a program is not ready on an older schema: ${early.status}`);
    must((await migrate(url)).code === 0, 'the schema is brought up to date');
    await world.ready(origin);
  } finally {
    await world.stop('api-early');
  }
}

async function nothingIsKept({ sql, before }: Site): Promise<void> {
  must((await signature(sql)) === before, 'nothing of a failed migration is kept');
}

/** Everything a migration can make, in one word. */
async function signature(sql: pg.Client): Promise<string> {
  const { rows } = await sql.query<{ everything: string }>(
    `select md5(string_agg(thing, ',' order by thing)) as everything from (
       select 'column ' || attrelid::regclass || '.' || attname || ' ' || atttypid from pg_attribute
        where attrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace) and attnum > 0 and not attisdropped
       union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
       union all select 'function ' || oid::regprocedure || md5(prosrc) from pg_proc where pronamespace = 'public'::regnamespace
       union all select 'trigger ' || tgrelid::regclass || '.' || tgname from pg_trigger where not tgisinternal
       union all select 'constraint ' || conrelid::regclass || '.' || conname || pg_get_constraintdef(oid) from pg_constraint
        where connamespace = 'public'::regnamespace
       union all select 'migration ' || name from schema_migration) t(thing)`,
  );
  return rows[0]?.everything ?? '';
}

const migrate = (url: string, ...more: string[]) =>
  runTool(process.execPath, [inRoot('database/migrate.ts'), ...more], { env: { DATABASE_URL: url } });

function startMigration(url: string): ChildProcess {
  return spawn(process.execPath, [inRoot('database/migrate.ts')], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: 'ignore',
  });
}

/** Asked from outside: inside a transaction this view stands still. */
async function waiting({ world }: Round): Promise<number> {
  const rows = await world.query(`select 1 from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'`, [
    DATABASE,
  ]);
  return rows.length;
}

/** Connections to it beside our own one. */
async function others({ world }: Round): Promise<number> {
  const rows = await world.query(
    `select 1 from pg_stat_activity where datname = $1 and backend_type = 'client backend'`,
    [DATABASE],
  );
  return rows.length - 1;
}
