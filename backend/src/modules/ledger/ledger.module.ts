import { Module } from '@nestjs/common';
import { AuditModule } from '#modules/audit';
import { CorrectBooks } from './application/correct-books.use-case';
import { Corrections } from './application/corrections';
import { LedgerBooks } from './application/ledger-books';
import { LedgerPeriods } from './application/ledger-periods';
import { LedgerTies } from './application/ledger-ties';
import { SqlCorrections } from './persistence/sql-corrections';
import { SqlLedgerBooks } from './persistence/sql-ledger-books';
import { SqlLedgerPeriods } from './persistence/sql-ledger-periods';
import { SqlLedgerTies } from './persistence/sql-ledger-ties';

@Module({
  imports: [AuditModule],
  providers: [
    { provide: LedgerBooks, useClass: SqlLedgerBooks },
    { provide: LedgerPeriods, useClass: SqlLedgerPeriods },
    { provide: Corrections, useClass: SqlCorrections },
    { provide: LedgerTies, useClass: SqlLedgerTies },
    CorrectBooks,
  ],
  exports: [LedgerBooks, LedgerPeriods, LedgerTies, Corrections, CorrectBooks],
})
export class LedgerModule {}
