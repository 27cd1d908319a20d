import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { LocalProblem } from './problem.mts';
import { type PostgresFiles, postgresFiles } from './postgres-files.mts';
import { type PostgresUser, asPostgresUser, choosePostgresUser } from './postgres-user.mts';
import { runTool } from './run-tool.mts';
import { identityOf, stopInOrder } from './process-control.mts';
import type { StartedProcess, Supervisor } from './supervisor.mts';

export interface PostgresWish {
  /** Data folder; the cluster is made in `postgres/` below it on the first start. */
  folder: string;
  port: number;
  password: string;
  /** Tests give up durability for speed: their databases never outlive the run. */
  durable: boolean;
  /** Settings beside the usual ones. */
  settings?: Readonly<Record<string, string>>;
}

export interface RunningPostgres {
  process: StartedProcess;
  /** Connection string of the database `tiketi`. */
  url: string;
}

/** Starts the embedded PostgreSQL (a real server from an npm package); initialises its cluster when there is none. */
export async function startPostgres(supervisor: Supervisor, wish: PostgresWish): Promise<RunningPostgres> {
  const files = postgresFiles();
  const folder = join(wish.folder, 'postgres');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const user = choosePostgresUser(files, folder);
  const cluster = join(folder, 'cluster');
  if (!existsSync(cluster)) {
    // Made aside: a run that is killed half-way leaves nothing that looks like a cluster.
    const fresh = join(folder, 'cluster.new');
    rmSync(fresh, { recursive: true, force: true });
    await initialise(fresh, files, user, wish.password);
    renameSync(fresh, cluster);
  }
  await clearStaleLock(cluster);
  const url = `postgres://tiketi:${wish.password}@127.0.0.1:${wish.port}/tiketi`;
  const started = await supervisor.start({
    name: 'postgres',
    ...asPostgresUser(user, files.postgres, ['-D', cluster, ...settings(wish)]),
    cwd: '/',
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    rank: 0,
    // SIGINT is PostgreSQL's fast shutdown: sessions end, nothing needs recovery.
    signal: 'SIGINT',
    stopSeconds: 20,
  });
  await waitUntilReady(started, url, supervisor);
  return { process: started, url };
}

function settings(wish: PostgresWish): string[] {
  const values: Record<string, string | number> = {
    port: wish.port,
    listen_addresses: '127.0.0.1',
    // A socket file below a deep folder name exceeds the 107 bytes the system allows.
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '256MB',
    max_wal_size: '256MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    ...(wish.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }),
    ...wish.settings,
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function initialise(cluster: string, files: PostgresFiles, user: PostgresUser, password: string): Promise<void> {
  const passwordFile = `${cluster}.password`;
  // Its user may be another one than ours; the folder is closed to everybody else, and the file goes with the next lines.
  writeFileSync(passwordFile, `${password}\n`, { mode: user.uid === undefined ? 0o600 : 0o644 });
  // C.UTF-8, not C: with C the trigram search finds nothing in Hangul.
  const options = ['--username=tiketi', '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  const line = asPostgresUser(user, files.initdb, ['-D', cluster, `--pwfile=${passwordFile}`, ...options]);
  const { code, output } = await runTool(line.command, line.args, { ...line, cwd: '/' });
  rmSync(passwordFile, { force: true });
  if (code === 0) return;
  rmSync(cluster, { recursive: true, force: true });
  if (output.includes('No space left')) throw outOfSpace(output);
  throw new LocalProblem(
    `The database could not be initialised:\n${output.trim().split('\n').slice(-3).join('\n')}`,
    'Check that this folder is on an ordinary disk you may write to, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

const outOfSpace = (output: string): Error => Object.assign(new Error(output), { code: 'ENOSPC' });

/**
 * After a kill -9 the lock file stays, and its process id may meanwhile belong to anybody (always so in containers).
 * A postgres that still holds this cluster is stopped; a lock of somebody else's process id is removed.
 */
async function clearStaleLock(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const identity = Number.isInteger(pid) && pid > 0 ? identityOf(pid) : undefined;
  if (identity !== undefined && holdsCluster(pid, cluster)) {
    await stopInOrder([{ name: 'postgres', pid, identity, rank: 0, signal: 'SIGINT', stopSeconds: 20 }]);
  }
  rmSync(file, { force: true });
}

function holdsCluster(pid: number, cluster: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster);
  } catch {
    const shown = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
    return shown.includes(cluster);
  }
}

async function waitUntilReady(started: StartedProcess, url: string, supervisor: Supervisor): Promise<void> {
  let ended: string | undefined;
  void started.ended.then((how) => (ended = how));
  // Recovery after a crash replays at most 256 MB of log: a minute is generous.
  for (const until = performance.now() + 60_000; performance.now() < until;) {
    if (ended !== undefined) break;
    if (await canConnect(url)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  const log = supervisor.lastLines('postgres');
  if (log.includes('No space left on device')) throw outOfSpace(log);
  throw new LocalProblem(
    `PostgreSQL ${ended ?? 'does not answer'}. Its last lines:\n${log}`,
    'If its data is damaged, `npm run reset` starts from empty.',
  );
}

/** Makes the database on the first start. */
async function canConnect(url: string): Promise<boolean> {
  const server = new pg.Client({
    connectionString: url.replace(/\/tiketi$/, '/postgres'),
    connectionTimeoutMillis: 2000,
  });
  server.on('error', () => undefined);
  try {
    await server.connect();
    const { rowCount } = await server.query(`SELECT 1 FROM pg_database WHERE datname = 'tiketi'`);
    if (rowCount === 0) await server.query('CREATE DATABASE tiketi');
    return true;
  } catch {
    return false;
  } finally {
    await server.end().catch(() => undefined);
  }
}
