import { Injectable } from '@nestjs/common';
import { InjectMetric } from '@willsoto/nestjs-prometheus';
import type { Gauge } from 'prom-client';
import type { RefundState } from '../../domain/refunds/refund-state';

export const REFUNDS_OPEN = 'tiketi_refund_open';
export const OLDEST_REFUND = 'tiketi_refund_oldest_age_seconds';
export const DEPOSITS_TAKEN_BACK = 'tiketi_deposits_taken_back';

const OPEN_STATES = ['REQUESTED', 'SENT', 'UNKNOWN', 'MANUAL'] as const satisfies readonly RefundState[];

/** What an operator watches about refunds: any MANUAL one, any that is hours old, and any that a bank made by itself. */
@Injectable()
export class RefundMetrics {
  constructor(
    @InjectMetric(REFUNDS_OPEN) private readonly count: Gauge,
    @InjectMetric(OLDEST_REFUND) private readonly oldest: Gauge,
    @InjectMetric(DEPOSITS_TAKEN_BACK) private readonly takenBack: Gauge,
  ) {}

  open(rows: readonly { state: RefundState; count: number; oldestSeconds: number }[]): void {
    for (const state of OPEN_STATES) {
      const row = rows.find((one) => one.state === state);
      this.count.set({ state }, row?.count ?? 0);
      this.oldest.set({ state }, row?.oldestSeconds ?? 0);
    }
  }

  byBankWithinADay(count: number): void {
    this.takenBack.set(count);
  }
}
