import type { Provider } from '@nestjs/common';
import { CarryOutChange } from './application/changes/carry-out-change';
import { ChangeBook } from './application/changes/change-book';
import { ChangeFiles } from './application/changes/change-file';
import { ChangeSeats } from './application/changes/change-seats.use-case';
import { CompleteChange } from './application/changes/complete-change';
import { QuoteChange } from './application/changes/quote-change.use-case';
import { SellBooking } from './application/sell-booking';
import { SqlChangeBook } from './persistence/changes/sql-change-book';
import { SqlChangeFiles } from './persistence/changes/sql-change-files';

/** What the api asks about changing seats and dates. */
export const changeUseCases = [QuoteChange, ChangeSeats];

/** Seats or date changed without cancelling. */
export const changeProviders: Provider[] = [
  ...changeUseCases,
  CarryOutChange,
  CompleteChange,
  SellBooking,
  { provide: ChangeBook, useClass: SqlChangeBook },
  { provide: ChangeFiles, useClass: SqlChangeFiles },
];
