import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inRoot } from './paths.mts';
import { freePort } from './ports.mts';
import { RunLock } from './run-lock.mts';
import { startServices } from './services.mts';
import { Supervisor } from './supervisor.mts';

/** PostgreSQL and Redis of one test run, in a folder that goes away with them. */
export interface TestServices {
  folder: string;
  supervisor: Supervisor;
  /** Variables the helpers in `backend/test` read. */
  env: { TEST_DATABASE_URL: string; TEST_REDIS_URL: string };
  stop(): Promise<void>;
}

/** The migrated database that every suite's own database is copied from. */
export const TEMPLATE = 'tiketi_template';

export async function startTestServices(): Promise<TestServices> {
  const folder = mkdtempSync(join(tmpdir(), 'tiketi-test-'));
  const lock = await RunLock.take(folder, 'tests', () => undefined);
  const supervisor = new Supervisor(folder, lock);
  const stop = async (): Promise<void> => {
    await supervisor.stop();
    lock.release();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const [postgresPort, redisPort] = [await freePort(), await freePort()];
    const { databaseUrl, redisUrl } = await startServices(supervisor, {
      folder,
      postgresPort,
      redisPort,
      durable: false,
    });
    await makeTemplate(databaseUrl);
    return { folder, supervisor, env: { TEST_DATABASE_URL: databaseUrl, TEST_REDIS_URL: redisUrl }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function makeTemplate(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${TEMPLATE}`);
  await client.end();
  const url = new URL(databaseUrl);
  url.pathname = `/${TEMPLATE}`;
  const done = spawnSync(process.execPath, [inRoot('database/migrate.ts')], {
    env: { ...process.env, DATABASE_URL: url.href },
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`The migrations failed:\n${done.stdout}${done.stderr}`);
}
