import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { type Database } from '../builders/a-hall';
import { startedService } from './service';
import { eventually } from '../eventually';

export interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly headers: Headers;
}

/** What JSON holds; a test asserts what it reads. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are looked into, field by field, by assertions
export type Json = any;

const service = startedService();

/** Calls the API as a browser does; `body` is sent as JSON. */
export async function call(
  method: string,
  path: string,
  options: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const { token, body, headers } = options;
  const response = await fetch(`${service.origin}/api/v1${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, headers: response.headers, body: isJson ? (JSON.parse(text) as unknown) : text };
}

export const newKey = (): string => randomUUID();

/** Signs somebody up by e-mail and follows the link in the mail; answers a signed-in session. */
export async function aSignedInBuyer(): Promise<{ token: string; id: string; email: string }> {
  const email = `e2e-${randomUUID()}@example.test`;
  await call('POST', '/auth/sign-up', {
    body: {
      email,
      password: 'a long enough phrase',
      displayName: '이투이',
      locale: 'ko',
      agreedToTerms: true,
      agreedToPrivacy: true,
      agreedToMarketing: false,
    },
  });
  const mail = await mailTo(email, /\/auth\/verify\?token=([\w.-]+)/);
  const { body } = await call('POST', '/auth/verify-email', { body: { token: mail } });
  return { token: body.accessToken as string, id: body.account.id as string, email };
}

/** Waits for a mail whose text has the pattern and answers its first group. */
export async function mailTo(address: string, pattern: RegExp): Promise<string> {
  return eventually(async () => {
    const list = (await (
      await fetch(`${service.sandbox}/mail/api/messages?to=${encodeURIComponent(address)}`)
    ).json()) as { items: { id: string }[] };
    for (const { id } of list.items) {
      const message = await (await fetch(`${service.sandbox}/mail/api/messages/${id}`)).json();
      const found = pattern.exec(String(message.text))?.[1];
      if (found) return found;
    }
    return undefined;
  });
}

/** A customer in the payment window who agrees: opened and authenticated, not yet confirmed. */
export async function authenticatedAtToss(order: {
  orderId: string;
  amount: number;
  orderName: string;
}): Promise<string> {
  const response = await fetch(`${service.sandbox}/toss/admin/payments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(order),
  });
  return (await response.json()).payment.paymentKey as string;
}

/** The service's own database: to make halls before, and to look at what was written after. */
export class ServiceDatabase implements Database {
  private readonly client = new Client({ connectionString: service.databaseUrl });

  async open(): Promise<this> {
    await this.client.connect();
    return this;
  }

  async query(text: string, values?: readonly unknown[]): Promise<Json[]> {
    return (await this.client.query(text, values ? [...values] : undefined)).rows;
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
