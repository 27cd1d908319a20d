import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectMetric } from '@willsoto/nestjs-prometheus';
import type { Gauge } from 'prom-client';
import { ReconciliationCases } from '../application/reconciliation-cases';

export const RECONCILE_DIFF = 'tiketi_reconcile_diff_krw';
export const RECONCILE_OPEN_CASES = 'tiketi_reconcile_open_cases';
export const RECONCILE_LAST_SUCCESS = 'tiketi_reconcile_last_success_timestamp_seconds';

/** Reads the figures when they are asked for, so that every process tells the same. */
@Injectable()
export class ReconciliationMetrics implements OnModuleInit {
  constructor(
    private readonly cases: ReconciliationCases,
    @InjectMetric(RECONCILE_DIFF) private readonly difference: Gauge,
    @InjectMetric(RECONCILE_OPEN_CASES) private readonly openCases: Gauge,
    @InjectMetric(RECONCILE_LAST_SUCCESS) private readonly lastSuccess: Gauge,
  ) {}

  onModuleInit(): void {
    Object.assign(this.difference, { collect: () => this.read() });
  }

  private async read(): Promise<void> {
    const { won, count, lastSuccessSeconds } = await this.cases.openDifferences();
    this.difference.set(won);
    this.openCases.set(count);
    this.lastSuccess.set(lastSuccessSeconds);
  }
}
