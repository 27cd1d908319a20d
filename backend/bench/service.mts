import { mkdirSync } from 'node:fs';
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
import { shareCores } from './cores.mts';
import { cpuSecondsOf } from './cpu.mts';

export interface ServiceWish {
  readonly folder: string;
  /** fsync on, as in production. */
  readonly durable: boolean;
  /** With more than one, all behind a balancer at `origin`, unless they are reached directly. */
  readonly apis?: number;
  /** Buyers are dealt out to the api processes by themselves: a balancer that is no program on this machine. */
  readonly direct?: boolean;
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
  /** Where buyers knock, in turn. */
  readonly doors: readonly string[];
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
  // Of all api processes twenty connections for transactions and ten for single statements, all of them warm.
  const each = Math.ceil(30 / (wish.apis ?? 1));
  const connections = { DATABASE_POOL_MAX: String(each), DATABASE_POOL_WARM: String(each - 1) };
  // As behind a load balancer: each request brings the address of its buyer, so that limits count people.
  Object.assign(env, { TRUST_PROXY_HOPS: '1', LOG_LEVEL: 'warn', ...connections });
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
  const isBalanced = apis > 1 && !wish.direct;
  if (isBalanced) await startBalancer(supervisor, port, apiPorts);
  const apiOrigins = apiPorts.map((one) => `http://127.0.0.1:${one}`);
  const origin = apis === 1 || isBalanced ? `http://127.0.0.1:${port}` : (apiOrigins[0] ?? '');
  shareCores(supervisor);
  const pool = new pg.Pool({ connectionString: urls.databaseUrl, max: 20 });
  // At the end PostgreSQL stops before whoever measured lets go.
  pool.on('error', () => undefined);
  const pidOf = (name: string): number => supervisor.started.findLast((one) => one.name === name)?.pid ?? 0;
  return {
    origin,
    doors: isBalanced ? [origin] : apiOrigins,
    apiOrigins,
    sandbox: sandboxOrigin(`http://127.0.0.1:${port}`, sandboxPort),
    pool,
    ...urls,
    metricsToken: secrets.metricsToken,
    tokens: new AccessTokens(secrets.accessTokenKey),
    pidOf,
    cpuOf: (name) => cpuSecondsOf(pidOf(name)),
  };
}

async function startBalancer(supervisor: Supervisor, port: number, targets: readonly number[]): Promise<void> {
  const file = new URL('../test/load/balancer.mts', import.meta.url).pathname;
  const args = [file, String(port), ...targets.map(String)];
  const started = await supervisor.start({ name: 'balancer', command: process.execPath, args, rank: 4 });
  await waitForHealth(supervisor, started, `http://127.0.0.1:${port}/health/ready`);
}
