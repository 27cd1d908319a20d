import { Pool } from 'undici';
import type { Json } from '../faults/http.mts';
import { type FlowName, type Flows, type Verdict, verdictOf } from './flows.mts';

export interface Reply {
  readonly verdict: Verdict;
  /** 0: no answer. */
  readonly status: number;
  readonly json: () => Json;
}

export interface Wish {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  /** When somebody wanted it; now, when left out. */
  readonly dueAt?: number;
  /** A "no" that belongs to a sale. */
  readonly refusals?: readonly number[];
  /** Of the time until the answer, what is not the service's. */
  readonly lessMs?: number;
}

const PATIENCE_MS = 30_000;

/** Sends what visitors want and notes how it went. Connections are kept, as between a load balancer and the service. */
export class Client {
  private readonly pools: readonly Pool[];
  private turn = 0;
  private readonly flows: Flows;

  /** @param doors are knocked at in turn; the connections are shared out among them */
  constructor(doors: readonly string[], flows: Flows, connections: number) {
    this.pools = doors.map(
      (origin) =>
        new Pool(origin, {
          connections: Math.ceil(connections / doors.length),
          pipelining: 1,
          headersTimeout: PATIENCE_MS,
          bodyTimeout: PATIENCE_MS,
          keepAliveTimeout: 30_000,
        }),
    );
    this.flows = flows;
  }

  async send(flow: FlowName, path: string, wish: Wish = {}): Promise<Reply> {
    const { method = 'GET', headers, body, refusals = [], lessMs } = wish;
    const sentAt = performance.now();
    const dueAt = wish.dueAt ?? sentAt;
    let status = 0;
    let text: string;
    let retryAfter: string | undefined;
    try {
      const answer = await this.nextPool().request({
        path: `/api/v1${path}`,
        method,
        headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        body: body === undefined ? null : JSON.stringify(body),
      });
      status = answer.statusCode;
      retryAfter = String(answer.headers['retry-after'] ?? '') || undefined;
      text = await answer.body.text();
    } catch (error) {
      text = JSON.stringify({ code: error instanceof Error ? error.message : String(error) });
    }
    const verdict = verdictOf(status, retryAfter, refusals);
    this.flows.note(flow, verdict, { dueAt, sentAt, ...(lessMs !== undefined && { lessMs }) });
    const json = (): Json => JSON.parse(text);
    if (verdict === 'odd' || verdict === 'failed') this.flows.surprise(`${flow}: ${status} ${codeIn(text)}`);
    return { verdict, status, json };
  }

  async close(): Promise<void> {
    await Promise.all(this.pools.map((pool) => pool.destroy()));
  }

  private nextPool(): Pool {
    this.turn = (this.turn + 1) % this.pools.length;
    const pool = this.pools[this.turn];
    if (!pool) throw new Error('There is no door to knock at');
    return pool;
  }
}

function codeIn(text: string): string {
  try {
    return String((JSON.parse(text) as { code?: unknown }).code);
  } catch {
    return text.slice(0, 60);
  }
}
