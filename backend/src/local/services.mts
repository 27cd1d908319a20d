import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openSession } from './command.mts';
import { DATA } from './paths.mts';
import { freePort } from './ports.mts';
import { startPostgres } from './postgres.mts';
import { findRedis, startRedis } from './redis.mts';
import { localSecrets } from './secrets.mts';
import type { Supervisor } from './supervisor.mts';
import { bold, say, step, warn } from './terminal.mts';

export interface ServicesWish {
  folder: string;
  postgresPort: number;
  redisPort: number;
  /** Off for tests: no durability, and DATABASE_URL and REDIS_URL of the shell are left alone. */
  durable: boolean;
  /** Settings of PostgreSQL beside the usual ones. */
  settings?: Readonly<Record<string, string>>;
}

/** PostgreSQL and Redis for one data folder, unless the environment names others. Stopped by `supervisor.stop()`. */
export async function startServices(supervisor: Supervisor, wish: ServicesWish) {
  const { folder, durable } = wish;
  const databaseUrl =
    (durable && process.env['DATABASE_URL']) ||
    (await step('Starting PostgreSQL', async () => {
      const password = localSecrets(folder).databasePassword;
      const { postgresPort: port, settings = {} } = wish;
      return (await startPostgres(supervisor, { folder, port, password, durable, settings })).url;
    }));
  const redisUrl = (durable && process.env['REDIS_URL']) || (await startOwnRedis(supervisor, wish));
  return { databaseUrl, redisUrl };
}

async function startOwnRedis(supervisor: Supervisor, wish: ServicesWish): Promise<string> {
  // Downloads stay in the main data folder: a test run with a folder of its own does not download again.
  const program = await findRedis(join(DATA, 'downloads/redis'), step);
  return step('Starting Redis', async () => (await startRedis(supervisor, program, wish.folder, wish.redisPort)).url);
}

/** `node backend/src/local/services.mts up [--data <folder>] [--pg-port N] [--redis-port M]`: for developers. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' }, 'pg-port': { type: 'string' }, 'redis-port': { type: 'string' } },
  });
  if (positionals[0] !== 'up') {
    warn('Usage: node backend/src/local/services.mts up [--data <folder>] [--pg-port N] [--redis-port M]');
    process.exit(2);
  }
  const folder = resolve(values.data ?? DATA);
  await openSession({ folder, address: () => 'services only' }, async ({ supervisor }) => {
    const postgresPort = Number(values['pg-port']) || (await freePort());
    const redisPort = Number(values['redis-port']) || (await freePort());
    const { databaseUrl, redisUrl } = await startServices(supervisor, {
      folder,
      postgresPort,
      redisPort,
      durable: true,
    });
    say(`\n  ${bold('DATABASE_URL')}=${databaseUrl}\n  ${bold('REDIS_URL')}=${redisUrl}\n\n  Ctrl-C stops both.`);
    // The watchdog's pipe does not keep the process alive; this does.
    setInterval(() => undefined, 60_000);
  });
}

if (import.meta.main) await main();
