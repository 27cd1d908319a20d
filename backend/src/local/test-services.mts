import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { script } from './demo-data.mts';
import { localEnvironment, programEnvironment, sandboxOrigin } from './environment.mts';
import { freePort } from './ports.mts';
import { startPrograms } from './programs.mts';
import { RunLock } from './run-lock.mts';
import { localSecrets } from './secrets.mts';
import { startServices } from './services.mts';
import { Supervisor } from './supervisor.mts';

/** PostgreSQL and Redis of one test run. */
export interface TestServers {
  supervisor: Supervisor;
  folder: string;
  /** Variables the helpers in `backend/test/integration` read. */
  env: { TEST_DATABASE_URL: string; TEST_REDIS_URL: string };
}

/** The whole service, started as `npm start` starts it, with demo data in a database of its own. */
export interface TestService {
  /** Variables the end-to-end suites read. */
  env: {
    TIKETI_ORIGIN: string;
    TIKETI_WORKER: string;
    TIKETI_SANDBOX: string;
    TIKETI_DATABASE_URL: string;
    TIKETI_METRICS_TOKEN: string;
  };
  stop(): Promise<void>;
}

/** The migrated database that every suite's own database is copied from, and the same with demo data. */
const TEMPLATE = 'tiketi_template';
const DEMO_TEMPLATE = 'tiketi_demo';

/** Starts the servers and migrates the template. They stop with the supervisor. */
export async function startTestServers(supervisor: Supervisor, folder: string): Promise<TestServers> {
  const [postgresPort, redisPort] = [await freePort(), await freePort()];
  const { databaseUrl, redisUrl } = await startServices(supervisor, {
    folder,
    postgresPort,
    redisPort,
    durable: false,
  });
  await query(databaseUrl, `CREATE DATABASE ${TEMPLATE}`);
  await script('database/migrate.ts', { DATABASE_URL: databaseNamed(databaseUrl, TEMPLATE) });
  return { supervisor, folder, env: { TEST_DATABASE_URL: databaseUrl, TEST_REDIS_URL: redisUrl } };
}

/** For jest and Playwright called by hand: servers with a folder and a lock of their own. */
export async function standaloneTestServers(): Promise<TestServers & { stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'tiketi-test-'));
  const lock = await RunLock.take(folder, 'tests', () => undefined);
  const supervisor = new Supervisor(folder, lock);
  const stop = async (): Promise<void> => {
    await supervisor.stop();
    lock.release();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { ...(await startTestServers(supervisor, folder)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

export async function startTestService(servers: TestServers, name: string): Promise<TestService> {
  const { supervisor, folder } = servers;
  const serverUrl = servers.env.TEST_DATABASE_URL;
  const database = `service_${randomBytes(4).toString('hex')}`;
  const [port, workerPort, sandboxPort, sandboxSmtpPort] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const own = join(folder, name);
  const env = programEnvironment(
    localEnvironment(
      {
        ...{ host: '127.0.0.1', port, workerPort, sandboxPort, sandboxSmtpPort },
        databaseUrl: databaseNamed(serverUrl, database),
        // Redis database 0 counts the suites' ones (1 to 255); the services' are above.
        redisUrl: `${servers.env.TEST_REDIS_URL}/${256 + (port % 40)}`,
      },
      { folder: own, stage: 'test', secrets: localSecrets(own) },
    ),
  );
  env['MEDIA_ROOT'] = mediaOf(servers);
  const template = await demoTemplate(servers);
  await query(serverUrl, `CREATE DATABASE ${database} TEMPLATE ${template}`);
  const names = { sandbox: `${name}-sandbox`, api: `${name}-api`, worker: `${name}-worker` };
  await startPrograms(supervisor, env, names);
  const origin = env['PUBLIC_ORIGIN'] ?? '';
  return {
    env: {
      TIKETI_ORIGIN: origin,
      TIKETI_WORKER: `http://127.0.0.1:${workerPort}`,
      TIKETI_SANDBOX: sandboxOrigin(origin, sandboxPort),
      TIKETI_DATABASE_URL: env['DATABASE_URL'] ?? '',
      TIKETI_METRICS_TOKEN: env['METRICS_TOKEN'] ?? '',
    },
    stop: () => supervisor.stopSome(Object.values(names)),
  };
}

const demoTemplates = new Map<string, Promise<string>>();

/**
 * Demo data is loaded once a run, also when two steps ask for it at the same moment; each gets a copy.
 * @returns the name of the database to copy
 */
export function demoTemplate(servers: TestServers): Promise<string> {
  const serverUrl = servers.env.TEST_DATABASE_URL;
  const known = demoTemplates.get(serverUrl);
  if (known) return known;
  const loading = loadDemoTemplate(serverUrl, mediaOf(servers));
  demoTemplates.set(serverUrl, loading);
  return loading;
}

async function loadDemoTemplate(serverUrl: string, media: string): Promise<string> {
  await query(serverUrl, `CREATE DATABASE ${DEMO_TEMPLATE} TEMPLATE ${TEMPLATE}`);
  const env = { STAGE: 'test', DATABASE_URL: databaseNamed(serverUrl, DEMO_TEMPLATE), MEDIA_ROOT: media };
  await script('database/seeds/demo/load.ts', env);
  return DEMO_TEMPLATE;
}

/** Every service of the run serves the posters of the one demo data. */
const mediaOf = ({ folder }: TestServers): string => join(folder, 'media');

function databaseNamed(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
