import { Injectable } from '@nestjs/common';
import { addDays } from '#kernel/korean-time';
import { AuditLog } from '#modules/audit';
import { type ClosedPeriod, LedgerPeriods } from '#modules/ledger';
import { Transactions } from '#platform/database/transactions';
import type { DayRange } from '../domain/reconciliation-range';
import { PeriodHasOpenCases, PeriodHasUnbookedSettlements, PeriodNotReconciled } from '../domain/reconciliation.errors';
import { ReconciliationCases } from './reconciliation-cases';
import { ReconciliationRuns } from './reconciliation-runs';

/**
 * Shuts the books of a month: from then on it never changes. Every day of it on which money moved must have been compared
 * with the gateway, every difference explained, and what was paid out in it booked.
 */
@Injectable()
export class ClosePeriod {
  constructor(
    private readonly periods: LedgerPeriods,
    private readonly runs: ReconciliationRuns,
    private readonly cases: ReconciliationCases,
    private readonly audit: AuditLog,
    private readonly transactions: Transactions,
  ) {}

  /** @throws PeriodNotClosable, PeriodNotReconciled, PeriodHasOpenCases, PeriodHasUnbookedSettlements */
  execute({ month, staffId, reason }: { month: string; staffId: string; reason: string }): Promise<ClosedPeriod> {
    const range = daysOf(month);
    return this.transactions.run(async () => {
      const days = await this.runs.daysNotCompared(range);
      if (days.length > 0) throw new PeriodNotReconciled(days);
      const open = await this.cases.openIn(range);
      if (open > 0) throw new PeriodHasOpenCases(open);
      // Another worker may be at it: what it has locked, this one passes over, and its entries would miss the month.
      const settlements = await this.runs.unbookedSettlements(range.to);
      if (settlements > 0) throw new PeriodHasUnbookedSettlements(settlements);
      const period = await this.periods.close(month, `staff:${staffId}`, reason);
      await this.audit.record({
        action: 'period.closed',
        subject: { type: 'period', id: month },
        after: { asOf: period.asOf.toISOString(), entries: period.entries, debits: period.debits },
        reason,
      });
      return period;
    });
  }
}

function daysOf(month: string): DayRange {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
  return { from: `${month}-01`, to: addDays(next, -1) };
}
