import { Module } from '@nestjs/common';
import { LedgerBooks } from './application/ledger-books';
import { LedgerPeriods } from './application/ledger-periods';
import { SqlLedgerBooks } from './persistence/sql-ledger-books';
import { SqlLedgerPeriods } from './persistence/sql-ledger-periods';

@Module({
  providers: [
    { provide: LedgerBooks, useClass: SqlLedgerBooks },
    { provide: LedgerPeriods, useClass: SqlLedgerPeriods },
  ],
  exports: [LedgerBooks, LedgerPeriods],
})
export class LedgerModule {}
