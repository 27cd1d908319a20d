import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Clock, SystemClock } from '#kernel/clock';

import { type RunningSandbox, startSandbox } from '../sandbox';
import type { SandboxConfig } from '../sandbox-config';

export const SECRET_KEY = 'test_sk_spec';
/** Nobody listens there, and no name has to be looked up: a webhook fails at once. */
export const PUBLIC_ORIGIN = 'http://127.0.0.1:9';

/** Time that passes when the test says so. */
export class HandClock extends Clock {
  private at = Date.parse('2026-05-01T03:00:00Z');

  now(): Date {
    return new Date(this.at);
  }

  pass(minutes: number): void {
    this.at += minutes * 60_000;
  }
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** A whole sandbox on free ports with a folder of its own. */
export class TestSandbox {
  readonly clock = new HandClock();
  private readonly folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  private readonly started: RunningSandbox[] = [];

  private constructor(private readonly isRealTime: boolean) {}

  /** `realTime`: Toss's clock is the machine's, beside a database that has no other. */
  static async start({ realTime = false } = {}): Promise<TestSandbox> {
    const sandbox = new TestSandbox(realTime);
    await sandbox.open();
    return sandbox;
  }

  get url(): string {
    return this.running.url;
  }

  get smtpPort(): number {
    return this.running.smtpPort;
  }

  /** A second one takes over the folder of a first that never had the time to close, as after kill -9. */
  async crashAndRestart(): Promise<void> {
    await this.open();
  }

  async close(): Promise<void> {
    await Promise.all(this.started.map((each) => each.close()));
    await rm(this.folder, { recursive: true });
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.url + path, { headers, redirect: 'manual' });
  }

  /** A form as a browser posts it. */
  post(path: string, form: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.url + path, { method: 'POST', body: new URLSearchParams(form), headers, redirect: 'manual' });
  }

  /** A call of Toss's API with the right key. */
  async toss(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<ApiAnswer> {
    const authorization = `Basic ${Buffer.from(`${SECRET_KEY}:`).toString('base64')}`;
    const response = await fetch(`${this.url}/toss/v1${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, body: (isJson ? JSON.parse(text) : { text }) as Record<string, unknown> };
  }

  async admin(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
    const response = await fetch(this.url + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return (await response.json()) as Record<string, unknown>;
  }

  /** A payment the customer has authenticated; answers its key. */
  async authenticated(order: Record<string, unknown>): Promise<string> {
    const { payment } = await this.admin('POST', '/toss/admin/payments', order);
    return (payment as { paymentKey: string }).paymentKey;
  }

  private get running(): RunningSandbox {
    const last = this.started.at(-1);
    if (!last) throw new Error('The sandbox is not running.');
    return last;
  }

  private async open(): Promise<void> {
    const clock = this.isRealTime ? new SystemClock() : this.clock;
    this.started.push(await startSandbox(configOf(this.folder), clock));
  }
}

function configOf(dataFolder: string): SandboxConfig {
  return {
    host: '127.0.0.1',
    port: 0,
    smtpPort: 0,
    dataFolder,
    publicOrigin: PUBLIC_ORIGIN,
    sandboxOrigin: 'http://sandbox.test',
    toss: { clientKey: 'test_ck_spec', secretKey: SECRET_KEY },
    providers: {
      kakao: { id: 'kakao-id', secret: 'kakao-secret' },
      naver: { id: 'naver-id', secret: 'naver-secret' },
      google: { id: 'google-id', secret: 'google-secret' },
    },
    aws: { id: 'AKIDSPEC', secret: 'aws-secret-spec' },
    webhookMinuteMs: 1,
  };
}
