import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { newId } from '#kernel/ids';
import { AuditLog } from '#modules/audit';
import { Transactions } from '#platform/database/transactions';
import { dayRange } from '../domain/reconciliation-range';
import { type ReconciliationRun, ReconciliationRuns } from './reconciliation-runs';

/** Asks for a comparison of some Korean days; the worker makes it within seconds. */
@Injectable()
export class StartReconciliation {
  constructor(
    private readonly runs: ReconciliationRuns,
    private readonly audit: AuditLog,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @throws ReconciliationRangeInvalid */
  execute({ from, to, staffId }: { from: string; to: string; staffId: string }): Promise<ReconciliationRun> {
    const range = dayRange(from, to, this.clock.now());
    return this.transactions.run(async () => {
      const run = await this.runs.add(newId(), range, `staff:${staffId}`);
      await this.audit.record({
        action: 'reconciliation.started',
        subject: { type: 'reconciliation', id: run.id },
        after: { from, to },
      });
      return run;
    });
  }
}
