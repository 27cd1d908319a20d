import { Injectable } from '@nestjs/common';
import { InjectMetric } from '@willsoto/nestjs-prometheus';
import type { Histogram } from 'prom-client';
import { AppConfig } from '#platform/config/app-config';
import { Transactions } from '#platform/database/transactions';
import { answerOfCode, type GatewayAnswer } from '../domain/gateway-answer';
import { TossClient } from '../domain/toss-client';
import { fields, readTossPayment } from './toss-payment';

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

interface Question {
  readonly op: 'confirm' | 'find' | 'cancel';
  readonly path: string;
  readonly body?: Record<string, unknown>;
  readonly idempotencyKey?: string;
}

/** Toss over HTTP. Answers are read by Toss's code, not by the status, because passing and final ones share it. */
@Injectable()
export class HttpToss extends TossClient {
  private readonly authorization: string;

  constructor(
    private readonly config: AppConfig,
    private readonly transactions: Transactions,
    private readonly patience: TossPatience,
    @InjectMetric(GATEWAY_DURATION) private readonly duration: Histogram,
  ) {
    super();
    this.authorization = `Basic ${Buffer.from(`${config.TOSS_SECRET_KEY}:`).toString('base64')}`;
  }

  confirm({ idempotencyKey, ...body }: Parameters<TossClient['confirm']>[0]): Promise<GatewayAnswer> {
    return this.askTwice({ op: 'confirm', path: '/v1/payments/confirm', body, idempotencyKey });
  }

  find(paymentKey: string): Promise<GatewayAnswer> {
    const path = `/v1/payments/${encodeURIComponent(paymentKey)}`;
    return this.ask({ op: 'find', path }, this.patience.lookUpMs);
  }

  cancel({ paymentKey, reason, amount, idempotencyKey }: Parameters<TossClient['cancel']>[0]): Promise<GatewayAnswer> {
    const path = `/v1/payments/${encodeURIComponent(paymentKey)}/cancel`;
    return this.askTwice({ op: 'cancel', path, body: { cancelReason: reason, cancelAmount: amount }, idempotencyKey });
  }

  /** Once more with the same key when nothing came back at all. */
  private async askTwice(question: Question): Promise<GatewayAnswer> {
    const first = await this.ask(question, this.patience.firstMs);
    const gotLost = first.kind === 'unclear' && !first.answered && /^(UNREACHABLE|HTTP_5\d\d)$/.test(first.code);
    return gotLost || isTimeout(first) ? this.ask(question, this.patience.secondMs) : first;
  }

  private async ask(question: Question, patienceMs: number): Promise<GatewayAnswer> {
    if (this.transactions.isOpen) throw new Error('Toss must not be called inside a transaction');
    const startedAt = process.hrtime.bigint();
    const answer = await this.send(question, patienceMs);
    const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
    this.duration.observe({ op: question.op, code_class: codeClass(answer) }, seconds);
    return answer;
  }

  private async send({ path, body, idempotencyKey }: Question, patienceMs: number): Promise<GatewayAnswer> {
    try {
      const response = await fetch(`${this.config.TOSS_API_URL}${path}`, {
        method: body ? 'POST' : 'GET',
        headers: {
          authorization: this.authorization,
          ...(body && { 'content-type': 'application/json' }),
          ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
        },
        body: body && JSON.stringify(body),
        // A redirect would carry the secret key somewhere else.
        redirect: 'error',
        signal: AbortSignal.timeout(Math.ceil(patienceMs)),
      });
      return answerOf(response.status, parse(await response.text()));
    } catch (error) {
      const code = error instanceof Error && error.name === 'TimeoutError' ? 'TIMEOUT' : 'UNREACHABLE';
      return { kind: 'unclear', code, answered: false };
    }
  }
}

function answerOf(status: number, body: unknown): GatewayAnswer {
  if (status === 200) {
    const payment = readTossPayment(body);
    return payment ? { kind: 'payment', payment } : { kind: 'unclear', code: 'UNREADABLE', answered: true };
  }
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

function isTimeout(answer: GatewayAnswer): boolean {
  return answer.kind === 'unclear' && answer.code === 'TIMEOUT';
}

function codeClass(answer: GatewayAnswer): string {
  if (answer.kind !== 'unclear') return answer.kind === 'payment' ? 'ok' : answer.kind;
  return answer.answered || answer.code.startsWith('HTTP_') ? 'unclear' : answer.code.toLowerCase();
}
