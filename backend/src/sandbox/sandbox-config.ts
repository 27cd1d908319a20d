import { resolve } from 'node:path';

/** An application or merchant registered with one of the companies the sandbox stands in for. */
export interface ClientKeys {
  readonly id: string;
  readonly secret: string;
}

export const PROVIDERS = ['kakao', 'naver', 'google'] as const;
export type ProviderName = (typeof PROVIDERS)[number];

export interface SandboxConfig {
  readonly host: string;
  readonly port: number;
  readonly smtpPort: number;
  readonly dataFolder: string;
  /** Where browsers find TIKETI: registered redirect URIs and the webhook address hang below it. */
  readonly publicOrigin: string;
  /** Where browsers find the sandbox itself: links in API answers, such as a receipt's. */
  readonly sandboxOrigin: string;
  readonly toss: { readonly clientKey: string; readonly secretKey: string };
  readonly providers: Readonly<Record<ProviderName, ClientKeys>>;
  /** Who may ask Secrets Manager; nobody when unset. */
  readonly aws?: ClientKeys;
  /** How long one minute of Toss's webhook retry schedule lasts here. */
  readonly webhookMinuteMs: number;
}

const REQUIRED = [
  'TOSS_CLIENT_KEY',
  'TOSS_SECRET_KEY',
  ...PROVIDERS.flatMap((name) => [`${name.toUpperCase()}_CLIENT_ID`, `${name.toUpperCase()}_CLIENT_SECRET`]),
];

/** Fails at start-up, naming every bad variable and none of their values. */
export function parseSandboxConfig(env: Readonly<Record<string, string | undefined>>): SandboxConfig {
  const problems = REQUIRED.filter((name) => !env[name]).map((name) => `${name} is missing`);
  const number = (name: string, fallback: number) => {
    const value = Number(env[name] ?? fallback);
    if (!Number.isInteger(value) || value < 0) problems.push(`${name} is not a whole number`);
    return value;
  };

  const host = env.HOST || '127.0.0.1';
  const port = number('SANDBOX_PORT', 3900);
  const publicOrigin = env.PUBLIC_ORIGIN || 'http://localhost:3000';
  if (!URL.canParse(publicOrigin)) problems.push('PUBLIC_ORIGIN is not a URL');
  const webhookMinuteMs = number('SANDBOX_WEBHOOK_MINUTE_MS', 1000);
  const smtpPort = number('SANDBOX_SMTP_PORT', 3925);
  if (problems.length > 0) throw new Error(`Invalid configuration:\n- ${problems.join('\n- ')}`);

  return {
    host,
    port,
    smtpPort,
    dataFolder: resolve(env.SANDBOX_DATA || '.data/sandbox'),
    publicOrigin: new URL(publicOrigin).origin,
    sandboxOrigin: env.SANDBOX_ORIGIN || `http://${new URL(publicOrigin).hostname}:${port}`,
    toss: { clientKey: env.TOSS_CLIENT_KEY ?? '', secretKey: env.TOSS_SECRET_KEY ?? '' },
    providers: {
      kakao: { id: env.KAKAO_CLIENT_ID ?? '', secret: env.KAKAO_CLIENT_SECRET ?? '' },
      naver: { id: env.NAVER_CLIENT_ID ?? '', secret: env.NAVER_CLIENT_SECRET ?? '' },
      google: { id: env.GOOGLE_CLIENT_ID ?? '', secret: env.GOOGLE_CLIENT_SECRET ?? '' },
    },
    ...(env.AWS_ACCESS_KEY_ID &&
      env.AWS_SECRET_ACCESS_KEY && { aws: { id: env.AWS_ACCESS_KEY_ID, secret: env.AWS_SECRET_ACCESS_KEY } }),
    webhookMinuteMs,
  };
}
