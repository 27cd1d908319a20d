import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { inRoot } from './paths.mts';
import type { LocalSecrets } from './secrets.mts';

export interface LocalAddresses {
  host: string;
  port: number;
  /** /health and /metrics of the worker; left out, it takes any free port. */
  workerPort?: number;
  sandboxPort: number;
  sandboxSmtpPort: number;
  databaseUrl: string;
  redisUrl: string;
}

export interface LocalPlace {
  /** Data folder of this run. */
  folder: string;
  stage: 'local' | 'test';
  secrets: LocalSecrets;
}

/** The variables the programs know, each with its value for a local run. One place for start, tests and bench. */
export function localEnvironment(at: LocalAddresses, place: LocalPlace): Record<string, string> {
  const { secrets, folder, stage } = place;
  const wishedOrigin = stage === 'local' ? process.env['PUBLIC_ORIGIN'] : undefined;
  const publicOrigin = wishedOrigin || `http://localhost:${at.port}`;
  const sandbox = sandboxOrigin(publicOrigin, at.sandboxPort);
  return {
    STAGE: stage,
    HOST: at.host,
    PORT: String(at.port),
    WORKER_PORT: String(at.workerPort ?? 0),
    PUBLIC_ORIGIN: publicOrigin,
    DATABASE_URL: at.databaseUrl,
    DATABASE_POOL_MAX: '20',
    REDIS_URL: at.redisUrl,
    ACCESS_TOKEN_KEYS: `local:${secrets.accessTokenKey}`,
    TICKET_SIGNING_KEYS: `local:${secrets.ticketSigningKey}`,
    TOSS_API_URL: `${sandbox}/toss`,
    TOSS_SDK_URL: `${sandbox}/toss/v2/standard`,
    TOSS_CLIENT_KEY: 'test_ck_tiketi_local',
    TOSS_SECRET_KEY: secrets.tossSecretKey,
    KAKAO_AUTH_URL: `${sandbox}/kakao/auth`,
    KAKAO_API_URL: `${sandbox}/kakao/api`,
    KAKAO_CLIENT_ID: 'tiketi-kakao',
    KAKAO_CLIENT_SECRET: secrets.kakaoClientSecret,
    NAVER_AUTH_URL: `${sandbox}/naver/auth`,
    NAVER_API_URL: `${sandbox}/naver/api`,
    NAVER_CLIENT_ID: 'tiketi-naver',
    NAVER_CLIENT_SECRET: secrets.naverClientSecret,
    GOOGLE_AUTH_URL: `${sandbox}/google/auth`,
    GOOGLE_TOKEN_URL: `${sandbox}/google/token`,
    GOOGLE_API_URL: `${sandbox}/google/api`,
    GOOGLE_CLIENT_ID: 'tiketi-google',
    GOOGLE_CLIENT_SECRET: secrets.googleClientSecret,
    SMTP_URL: `smtp://127.0.0.1:${at.sandboxSmtpPort}`,
    MAIL_FROM: 'TIKETI <no-reply@tiketi.test>',
    MEDIA_ROOT: join(folder, 'media'),
    STOREFRONT_DIST: inRoot('storefront/dist'),
    ADMIN_DIST: inRoot('admin/dist'),
    METRICS_TOKEN: secrets.metricsToken,
    TRUST_PROXY_HOPS: '0',
    LOG_LEVEL: 'info',
    RELEASE: release(),
    SANDBOX_PORT: String(at.sandboxPort),
    SANDBOX_SMTP_PORT: String(at.sandboxSmtpPort),
    SANDBOX_DATA: join(folder, 'sandbox'),
  };
}

/** The commit that is checked out; a tree without git has none. */
function release(): string {
  try {
    const head = ['rev-parse', '--short=12', 'HEAD'];
    return execFileSync('git', head, {
      cwd: inRoot('.'),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unversioned';
  }
}

/**
 * What the programs get: the defaults, whatever the person set in the shell on top, and from the rest of the shell only
 * what a program needs to run at all. A stray variable of another project cannot change how TIKETI behaves.
 */
export function programEnvironment(defaults: Record<string, string>): NodeJS.ProcessEnv {
  // A test run is the same on every machine: the shell has no say in it.
  const overridable = defaults['STAGE'] !== 'test';
  const settled = new Set([
    'DATABASE_URL',
    'REDIS_URL',
    'PORT',
    'WORKER_PORT',
    'HOST',
    'SANDBOX_PORT',
    'SANDBOX_SMTP_PORT',
  ]);
  const result: NodeJS.ProcessEnv = {};
  for (const name of ['PATH', 'HOME', 'LANG', 'TMPDIR', 'NODE_OPTIONS', 'NODE_COMPILE_CACHE', 'NODE_EXTRA_CA_CERTS']) {
    if (process.env[name] !== undefined) result[name] = process.env[name];
  }
  for (const [name, value] of Object.entries(defaults)) {
    const own = overridable && !settled.has(name) ? process.env[name] : undefined;
    result[name] = own ?? value;
  }
  return result;
}

/** The sandbox is other companies: the same machine, another port. */
export function sandboxOrigin(publicOrigin: string, port: number): string {
  return `http://${new URL(publicOrigin).hostname}:${port}`;
}
