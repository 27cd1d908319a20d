import { Module } from '@nestjs/common';
import { AuditModule } from '#modules/audit';
import { LedgerModule } from '#modules/ledger';
import { TossReportsModule } from '#modules/payments';
import { ChangeCase } from './application/change-case.use-case';
import { ClosePeriod } from './application/close-period.use-case';
import { ReconciliationCases } from './application/reconciliation-cases';
import { ReconciliationRuns } from './application/reconciliation-runs';
import { RunReconciliations } from './application/run-reconciliations.use-case';
import { StartReconciliation } from './application/start-reconciliation.use-case';
import { SqlReconciliationCases } from './persistence/sql-reconciliation-cases';
import { SqlReconciliationRuns } from './persistence/sql-reconciliation-runs';

@Module({
  imports: [AuditModule, LedgerModule, TossReportsModule],
  providers: [
    { provide: ReconciliationRuns, useClass: SqlReconciliationRuns },
    { provide: ReconciliationCases, useClass: SqlReconciliationCases },
    StartReconciliation,
    RunReconciliations,
    ChangeCase,
    ClosePeriod,
  ],
  exports: [
    LedgerModule,
    ReconciliationRuns,
    ReconciliationCases,
    StartReconciliation,
    RunReconciliations,
    ChangeCase,
    ClosePeriod,
  ],
})
export class ReconciliationModule {}
