import { Injectable } from '@nestjs/common';
import { InjectMetric } from '@willsoto/nestjs-prometheus';
import type { Histogram } from 'prom-client';
import { AppConfig } from '#platform/config/app-config';
import { Transactions } from '#platform/database/transactions';
import { answerOfCode } from '../domain/gateway-answer';
import { CircuitBreaker } from './circuit-breaker';
import { fields } from './toss-payment';

export const GATEWAY_DURATION = 'tiketi_gateway_request_duration_seconds';

/** How long we wait for Toss, in milliseconds. */
@Injectable()
export class TossPatience {
  readonly firstMs: number;
  readonly secondMs: number;
  readonly lookUpMs: number;

  constructor(config: AppConfig) {
    this.firstMs = config.patience(12) * 1_000;
    this.secondMs = config.patience(6) * 1_000;
    this.lookUpMs = config.patience(5) * 1_000;
  }
}

export interface TossQuestion {
  /** A label of the metric: few values. */
  readonly op: string;
  readonly path: string;
  readonly body?: Record<string, unknown>;
  readonly idempotencyKey?: string;
}

/** What came back: Toss's yes with a body, its no with a code, or nothing that says what became of the question. */
export type TossReply =
  | { readonly kind: 'body'; readonly body: unknown }
  | { readonly kind: 'none' | 'refused'; readonly code: string }
  | { readonly kind: 'unclear'; readonly code: string; readonly answered: boolean };

/** Codes with which Toss says that it is itself out of order; others may be about one card company or one bank. */
const OUT_OF_ORDER = new Set([
  'FAILED_INTERNAL_SYSTEM_PROCESSING',
  'FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING',
  'FAILED_DB_PROCESSING',
]);

/** The way to Toss: signs in, measures, keeps time, and stops asking when nobody answers. */
@Injectable()
export class TossTransport {
  constructor(
    private readonly config: AppConfig,
    private readonly transactions: Transactions,
    private readonly patience: TossPatience,
    private readonly breaker: CircuitBreaker,
    @InjectMetric(GATEWAY_DURATION) private readonly duration: Histogram,
  ) {}

  /** For questions that move money: once more with the same key when nothing came back at all. */
  async askTwice(question: TossQuestion): Promise<TossReply> {
    const first = await this.ask(question, this.patience.firstMs);
    return gotLost(first) ? this.ask(question, this.patience.secondMs) : first;
  }

  lookUp(question: TossQuestion): Promise<TossReply> {
    return this.ask(question, this.patience.lookUpMs);
  }

  private async ask(question: TossQuestion, patienceMs: number): Promise<TossReply> {
    if (this.transactions.isOpen) throw new Error('Toss must not be called inside a transaction');
    if (!this.breaker.admit()) return { kind: 'unclear', code: 'CIRCUIT_OPEN', answered: false };
    const startedAt = process.hrtime.bigint();
    const reply = await this.send(question, patienceMs);
    if (isDown(reply)) this.breaker.failed();
    else this.breaker.answered();
    const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
    this.duration.observe({ op: question.op, code_class: codeClass(reply) }, seconds);
    return reply;
  }

  private async send({ path, body, idempotencyKey }: TossQuestion, patienceMs: number): Promise<TossReply> {
    try {
      const response = await fetch(`${this.config.TOSS_API_URL}${path}`, {
        method: body ? 'POST' : 'GET',
        headers: {
          authorization: `Basic ${Buffer.from(`${this.config.TOSS_SECRET_KEY}:`).toString('base64')}`,
          ...(body && { 'content-type': 'application/json' }),
          ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
        },
        body: body && JSON.stringify(body),
        // A redirect would carry the secret key somewhere else.
        redirect: 'error',
        signal: AbortSignal.timeout(Math.ceil(patienceMs)),
      });
      return replyOf(response.status, parse(await response.text()));
    } catch (error) {
      const code = error instanceof Error && error.name === 'TimeoutError' ? 'TIMEOUT' : 'UNREACHABLE';
      return { kind: 'unclear', code, answered: false };
    }
  }
}

function replyOf(status: number, body: unknown): TossReply {
  if (status === 200) return { kind: 'body', body };
  const { code } = fields(body);
  return answerOfCode(typeof code === 'string' && /^[A-Z0-9_]{1,80}$/.test(code) ? code : undefined, status);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function gotLost(reply: TossReply): boolean {
  return reply.kind === 'unclear' && !reply.answered && /^(TIMEOUT|UNREACHABLE|HTTP_5\d\d)$/.test(reply.code);
}

function isDown(reply: TossReply): boolean {
  return gotLost(reply) || (reply.kind === 'unclear' && OUT_OF_ORDER.has(reply.code));
}

function codeClass(reply: TossReply): string {
  if (reply.kind !== 'unclear') return reply.kind === 'body' ? 'ok' : reply.kind;
  return reply.answered || reply.code.startsWith('HTTP_') ? 'unclear' : reply.code.toLowerCase();
}
