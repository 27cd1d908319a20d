import { mkdirSync } from 'node:fs';
import pg from 'pg';
import { script } from '../../src/local/demo-data.mts';
import { localEnvironment, programEnvironment } from '../../src/local/environment.mts';
import { DATA } from '../../src/local/paths.mts';
import { freePort } from '../../src/local/ports.mts';
import { startPostgres } from '../../src/local/postgres.mts';
import { identityOf } from '../../src/local/process-control.mts';
import { startProgram } from '../../src/local/programs.mts';
import type { Program } from '../../src/local/debian-package.mts';
import { findRedis, startRedis } from '../../src/local/redis.mts';
import { type LocalSecrets, localSecrets } from '../../src/local/secrets.mts';
import type { StartedProcess, Supervisor } from '../../src/local/supervisor.mts';
import { step } from '../../src/local/terminal.mts';
import { AccessTokens } from './access-tokens.mts';
import { call } from './http.mts';
import { Proxy } from './proxy.mts';
import { tellRedis } from './redis-words.mts';
import { Sales } from './sales.mts';
import { Toss } from './toss.mts';
import { eventually, pause } from './wait.mts';

export interface Proxies {
  /** PostgreSQL as the api sees it, and as the worker does. */
  readonly apiDatabase: Proxy;
  readonly workerDatabase: Proxy;
  readonly redis: Proxy;
  readonly toss: Proxy;
  readonly smtp: Proxy;
}

interface Ports {
  postgres: number;
  redis: number;
  api: number;
  worker: number;
  sandbox: number;
  smtp: number;
}

type Role = 'api' | 'worker';

/**
 * The whole service as it runs in production, on this machine: api, worker and the other companies as processes of
 * their own, a real PostgreSQL that keeps its promises (fsync on), a real Redis, and a bad network in front of each.
 */
export class World {
  readonly supervisor: Supervisor;
  readonly folder: string;
  readonly proxies: Proxies;
  readonly pool: pg.Pool;
  readonly toss: Toss;
  readonly sales: Sales;
  readonly tokens: AccessTokens;
  /** How many times shorter the service's own waits are. */
  readonly hurry: number;
  readonly ports: Ports;
  private readonly secrets: LocalSecrets;
  private readonly redisProgram: Program;
  private readonly running = new Map<string, StartedProcess>();
  private readonly skewed = new Map<number, Promise<string>>();

  private constructor(parts: {
    supervisor: Supervisor;
    folder: string;
    proxies: Proxies;
    ports: Ports;
    hurry: number;
    redisProgram: Program;
  }) {
    this.supervisor = parts.supervisor;
    this.folder = parts.folder;
    this.proxies = parts.proxies;
    this.ports = parts.ports;
    this.hurry = parts.hurry;
    this.redisProgram = parts.redisProgram;
    this.secrets = localSecrets(parts.folder);
    this.pool = new pg.Pool({ connectionString: this.databaseUrl(), max: 10 });
    // PostgreSQL is stopped on purpose now and then; the next query opens a connection of its own.
    this.pool.on('error', () => undefined);
    this.tokens = new AccessTokens(this.secrets.accessTokenKey);
    this.toss = new Toss(`http://127.0.0.1:${this.ports.sandbox}`, this.proxies.toss);
    this.sales = new Sales(this.pool);
  }

  static async start(supervisor: Supervisor, folder: string, { hurry }: { hurry: number }): Promise<World> {
    const ports: Ports = {
      postgres: await freePort(),
      redis: await freePort(),
      api: await freePort(),
      worker: await freePort(),
      sandbox: await freePort(),
      smtp: await freePort(),
    };
    const redisProgram = await findRedis(`${DATA}/downloads/redis`, step);
    const proxies: Proxies = {
      apiDatabase: await Proxy.open(ports.postgres),
      workerDatabase: await Proxy.open(ports.postgres),
      redis: await Proxy.open(ports.redis),
      toss: await Proxy.open(ports.sandbox),
      smtp: await Proxy.open(ports.smtp),
    };
    const world = new World({ supervisor, folder, proxies, ports, hurry, redisProgram });
    await step('Starting PostgreSQL and Redis', () => Promise.all([world.startPostgres(), world.startRedis()]));
    await step('Migrating', () => script('database/migrate.ts', world.environment('api', world.databaseUrl())));
    await step('Starting sandbox, api and worker', () => world.startPrograms());
    return world;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.ports.api}`;
  }

  get sandbox(): string {
    return `http://127.0.0.1:${this.ports.sandbox}`;
  }

  get metricsToken(): string {
    return this.secrets.metricsToken;
  }

  /** Straight to the server, or through one of the proxies. */
  databaseUrl(port: number = this.ports.postgres, name = 'tiketi'): string {
    return `postgres://tiketi:${this.secrets.databasePassword}@127.0.0.1:${port}/${name}`;
  }

  async query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(text, values)).rows;
  }

  pidOf(name: string): number {
    const started = this.running.get(name);
    if (!started) throw new Error(`${name} does not run`);
    return started.pid;
  }

  /** Resolves when the process has ended, whoever ended it. */
  ended(name: string): Promise<string> {
    return this.running.get(name)?.ended ?? Promise.resolve('did not run');
  }

  isRunning(name: string): boolean {
    const started = this.running.get(name);
    return started !== undefined && identityOf(started.pid) !== undefined;
  }

  async startApi(changes: NodeJS.ProcessEnv = {}): Promise<void> {
    this.running.set('api', await startProgram(this.supervisor, 'api', { ...this.environment('api'), ...changes }));
    await this.ready(this.origin);
  }

  /**
   * Does not wait until it is at work. Where it gives up by itself, say because the database went away while it was
   * starting, it is started again, as an orchestrator does; where it was killed, the round decides.
   */
  async startWorker(changes: NodeJS.ProcessEnv = {}): Promise<void> {
    const env = { ...this.environment('worker'), ...changes };
    const started = await startProgram(this.supervisor, 'worker', env);
    this.running.set('worker', started);
    void started.ended.then(async (how) => {
      if (!/code [1-9]/.test(how)) return;
      await pause(500);
      if (this.running.get('worker') === started) await this.startWorker(changes);
    });
  }

  /** An api of its own beside the first, on another port and otherwise as told. @returns its address */
  async startSecondApi(name: string, changes: NodeJS.ProcessEnv): Promise<string> {
    const port = await freePort();
    const env = { ...this.environment('api'), PORT: String(port), ...changes };
    this.running.set(name, await startProgram(this.supervisor, 'api', env, name));
    return `http://127.0.0.1:${port}`;
  }

  /** The api of a host whose clock is wrong by so many seconds; started on the first wish, it stays. */
  skewedApi(offsetSeconds: number): Promise<string> {
    const known = this.skewed.get(offsetSeconds);
    if (known) return known;
    const started = this.startSecondApi(`api-${offsetSeconds}`, { TEST_CLOCK_OFFSET_SECONDS: String(offsetSeconds) });
    const ready = started.then(async (origin) => {
      await this.ready(origin);
      return origin;
    });
    this.skewed.set(offsetSeconds, ready);
    return ready;
  }

  /** What an orchestrator does: starts the api again when it ends, and ends it when it does not answer that it lives. */
  keepApiResponsive(): { stop(): Promise<void> } {
    let isOver = false;
    const guard = async (): Promise<void> => {
      for (let misses = 0; !isOver; await pause(200)) {
        const alive = (await call(`${this.origin}/health/live`, { patienceMs: 1_000 })).status === 200;
        misses = alive ? 0 : misses + 1;
        if (misses < 3) continue;
        misses = 0;
        await this.kill('api').catch(() => undefined);
        await this.startApi();
      }
    };
    const running = guard();
    return {
      stop: async () => {
        isOver = true;
        await running;
      },
    };
  }

  async kill(name: string): Promise<void> {
    const { ended } = this.running.get(name) ?? {};
    process.kill(this.pidOf(name), 'SIGKILL');
    await ended;
  }

  async stop(name: string): Promise<void> {
    await this.supervisor.stopSome([name]);
    this.running.delete(name);
  }

  async startPostgres(settings: Readonly<Record<string, string>> = {}): Promise<void> {
    const { folder, secrets, ports } = this;
    const wish = { folder, port: ports.postgres, password: secrets.databasePassword, durable: true, settings };
    this.running.set('postgres', (await startPostgres(this.supervisor, wish)).process);
  }

  async startRedis(name = 'redis'): Promise<void> {
    const { process } = await startRedis(this.supervisor, this.redisProgram, this.folder, this.ports.redis, name);
    this.running.set('redis', process);
  }

  /** Another Redis takes over that has heard nothing for a second, as after a failover without a word of goodbye. */
  async failRedisOver(): Promise<void> {
    const { ports, proxies } = this;
    const first = { port: ports.redis, process: this.running.get('redis') };
    await tellRedis(first.port, 'CONFIG SET repl-diskless-sync-delay 0');
    ports.redis = await freePort();
    await this.startRedis(`redis-${ports.redis}`);
    await tellRedis(ports.redis, `REPLICAOF 127.0.0.1 ${first.port}`);
    await eventually('the replica has everything', 20, async () =>
      (await tellRedis(ports.redis, 'INFO replication')).includes('master_link_status:up'),
    );
    await tellRedis(ports.redis, 'REPLICAOF NO ONE');
    await pause(1_000);
    if (first.process) process.kill(first.process.pid, 'SIGKILL');
    proxies.redis.leadTo(ports.redis);
  }

  ready(origin: string, patienceSeconds = 60): Promise<void> {
    return eventually(`${origin} is ready`, patienceSeconds, async () => {
      const { status } = await call(`${origin}/health/ready`, { patienceMs: 2_000 });
      return status === 200;
    });
  }

  /** What a program is told: everything outside of it is reached through a proxy. */
  environment(role: Role, databaseUrl?: string): NodeJS.ProcessEnv {
    const { ports, proxies, folder } = this;
    const database = role === 'api' ? proxies.apiDatabase : proxies.workerDatabase;
    const addresses = {
      ...{
        host: '127.0.0.1',
        port: ports.api,
        workerPort: ports.worker,
        sandboxPort: ports.sandbox,
        sandboxSmtpPort: proxies.smtp.port,
      },
      databaseUrl: databaseUrl ?? `${this.databaseUrl(database.port)}?application_name=${role}`,
      redisUrl: `redis://127.0.0.1:${proxies.redis.port}`,
    };
    const env = programEnvironment(localEnvironment(addresses, { folder, stage: 'test', secrets: this.secrets }));
    // The web apps are not part of it.
    delete env['STOREFRONT_DIST'];
    delete env['ADMIN_DIST'];
    return Object.assign(env, {
      TOSS_API_URL: `http://127.0.0.1:${proxies.toss.port}/toss`,
      // Each buyer brings an address of their own, so that limits count people.
      TRUST_PROXY_HOPS: '1',
      LOG_LEVEL: 'warn',
      TEST_HURRY: String(this.hurry),
    });
  }

  private async startPrograms(): Promise<void> {
    const env = this.environment('api');
    mkdirSync(env['MEDIA_ROOT'] ?? this.folder, { recursive: true });
    const sandbox = { ...env, SANDBOX_SMTP_PORT: String(this.ports.smtp), SANDBOX_WEBHOOK_MINUTE_MS: '500' };
    this.running.set('sandbox', await startProgram(this.supervisor, 'sandbox', sandbox));
    await Promise.all([
      this.startApi(),
      this.startWorker(),
      eventually('the sandbox is ready', 60, async () => (await call(`${this.sandbox}/health`)).status === 200),
    ]);
  }
}
