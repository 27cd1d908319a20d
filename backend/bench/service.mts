import { mkdirSync, writeFileSync } from 'node:fs';
import pg from 'pg';
import { buildChanged } from '../src/local/build.mts';
import { script } from '../src/local/demo-data.mts';
import { localEnvironment, programEnvironment, sandboxOrigin } from '../src/local/environment.mts';
import { freePort } from '../src/local/ports.mts';
import { startProgram, startPrograms, waitForHealth } from '../src/local/programs.mts';
import { localSecrets } from '../src/local/secrets.mts';
import { startServices } from '../src/local/services.mts';
import type { Supervisor } from '../src/local/supervisor.mts';
import { AccessTokens } from '../test/faults/access-tokens.mts';
import { cpuSecondsOf } from './cpu.mts';

export interface ServiceWish {
  readonly folder: string;
  /** fsync on, as in production. */
  readonly durable: boolean;
  /** With more than one, all behind a balancer at `origin`. */
  readonly apis?: number;
  /** The demo's shows, without anybody having bought anything: its past sales would be most of what invariants read. */
  readonly shows?: boolean;
  /** Settings of PostgreSQL beside the usual ones. */
  readonly settings?: Readonly<Record<string, string>>;
  /** For the api processes only. */
  readonly apiEnvironment?: NodeJS.ProcessEnv;
}

/** The whole service on ports of its own, to be measured. */
export interface MeasuredService {
  readonly origin: string;
  readonly apiOrigins: readonly string[];
  readonly sandbox: string;
  readonly pool: pg.Pool;
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly metricsToken: string;
  readonly tokens: AccessTokens;
  pidOf(name: string): number;
  /** Seconds of CPU a process and everything below it have used. */
  cpuOf(name: string): number;
}

export async function startMeasuredService(supervisor: Supervisor, wish: ServiceWish): Promise<MeasuredService> {
  const { folder, apis = 1 } = wish;
  await buildChanged(['backend']);
  const [port, sandboxPort, sandboxSmtpPort] = [await freePort(), await freePort(), await freePort()];
  const servers = {
    folder,
    postgresPort: await freePort(),
    redisPort: await freePort(),
    durable: wish.durable,
    settings: wish.settings ?? {},
  };
  const urls = await startServices(supervisor, servers);
  const secrets = localSecrets(folder);
  const addresses = { host: '127.0.0.1', port, sandboxPort, sandboxSmtpPort, ...urls };
  const env = programEnvironment(localEnvironment(addresses, { folder, stage: 'test', secrets }));
  // As behind a load balancer: each request brings the address of its buyer, so that limits count people.
  Object.assign(env, { TRUST_PROXY_HOPS: '1', LOG_LEVEL: 'warn', DATABASE_POOL_WARM: '16' });
  // The web apps are not part of it.
  delete env['STOREFRONT_DIST'];
  delete env['ADMIN_DIST'];
  mkdirSync(env['MEDIA_ROOT'] ?? folder, { recursive: true });
  await script('database/migrate.ts', env);
  if (wish.shows) await script('database/seeds/demo/load.ts', { ...env, DEMO_SALES: 'none' });
  const apiPorts = apis === 1 ? [port] : await Promise.all(Array.from({ length: apis }, () => freePort()));
  const [first = port, ...others] = apiPorts;
  await startPrograms(supervisor, { ...env, ...wish.apiEnvironment, PORT: String(first) });
  const more = others.map(async (other, i) => {
    const own = { ...env, ...wish.apiEnvironment, PORT: String(other) };
    const started = await startProgram(supervisor, 'api', own, `api-${i + 2}`);
    await waitForHealth(supervisor, started, `http://127.0.0.1:${other}/health/ready`);
  });
  await Promise.all(more);
  if (apis > 1) await startBalancer(supervisor, port, apiPorts);
  goesBehind(supervisor, 'worker');
  const pool = new pg.Pool({ connectionString: urls.databaseUrl, max: 20 });
  // At the end PostgreSQL stops before whoever measured lets go.
  pool.on('error', () => undefined);
  const pidOf = (name: string): number => supervisor.started.findLast((one) => one.name === name)?.pid ?? 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    apiOrigins: apiPorts.map((one) => `http://127.0.0.1:${one}`),
    sandbox: sandboxOrigin(`http://127.0.0.1:${port}`, sandboxPort),
    pool,
    ...urls,
    metricsToken: secrets.metricsToken,
    tokens: new AccessTokens(secrets.accessTokenKey),
    pidOf,
    cpuOf: (name) => cpuSecondsOf(pidOf(name)),
  };
}

/**
 * As `cpu_shares` of docker-compose.yml: on a full machine the worker gets a third of what the api gets. Linux shares the cores between
 * sessions, and each of our processes is one (sched(7), autogroup).
 */
function goesBehind(supervisor: Supervisor, name: string): void {
  const pid = supervisor.started.findLast((one) => one.name === name)?.pid;
  try {
    if (pid !== undefined) writeFileSync(`/proc/${pid}/autogroup`, '5');
  } catch {
    // A system without it: all are equal.
  }
}

async function startBalancer(supervisor: Supervisor, port: number, targets: readonly number[]): Promise<void> {
  const file = new URL('../test/load/balancer.mts', import.meta.url).pathname;
  const args = [file, String(port), ...targets.map(String)];
  const started = await supervisor.start({ name: 'balancer', command: process.execPath, args, rank: 4 });
  await waitForHealth(supervisor, started, `http://127.0.0.1:${port}/health/ready`);
}
