import { Injectable } from '@nestjs/common';
import { InjectMetric } from '@willsoto/nestjs-prometheus';
import type { Counter, Gauge } from 'prom-client';
import type { Payment } from '../domain/payment';
import { isUnresolved, type PaymentState } from '../domain/payment-state';

export const PAYMENT_ATTEMPTS = 'tiketi_payment_attempts_total';
export const PAYMENTS_UNKNOWN = 'tiketi_payment_unknown';
export const WEBHOOKS = 'tiketi_webhooks_total';
export const OLDEST_UNKNOWN = 'tiketi_payment_unknown_oldest_age_seconds';

/** What an operator watches about payments. */
@Injectable()
export class PaymentMetrics {
  constructor(
    @InjectMetric(PAYMENT_ATTEMPTS) private readonly attempts: Counter,
    @InjectMetric(PAYMENTS_UNKNOWN) private readonly unknown: Gauge,
    @InjectMetric(WEBHOOKS) private readonly webhooks: Counter,
    @InjectMetric(OLDEST_UNKNOWN) private readonly oldest: Gauge,
  ) {}

  /** Counts an attempt to take money by how it ended as far as the buyer could wait. */
  attempted({ state, method }: Payment): void {
    this.attempts.inc({ method: method ?? 'none', outcome: outcomeOf(state) });
  }

  /** `type` is one of Toss's events, or other. */
  webhook(type: string, outcome: string): void {
    this.webhooks.inc({ type, outcome });
  }

  unresolved({ count, oldestSeconds }: { count: number; oldestSeconds: number }): void {
    this.unknown.set(count);
    this.oldest.set(oldestSeconds);
  }
}

function outcomeOf(state: PaymentState): string {
  if (isUnresolved(state)) return 'unknown';
  if (state === 'WAITING_FOR_DEPOSIT') return 'waiting';
  return state === 'CAPTURED' ? 'captured' : 'declined';
}
