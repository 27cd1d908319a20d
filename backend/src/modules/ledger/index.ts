export { LedgerBooks } from './application/ledger-books';
export { type ClosedPeriod, LedgerPeriods, type OpenMonth } from './application/ledger-periods';
export { LedgerModule } from './ledger.module';
