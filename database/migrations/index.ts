import { Catalog1767225600000 } from './0001-catalog.ts';
import { Seating1767225601000 } from './0002-seating.ts';
import { Accounts1767225602000 } from './0003-accounts.ts';
import { Bookings1767225603000 } from './0004-bookings.ts';
import { Payments1767225604000 } from './0005-payments.ts';
import { Tickets1767225605000 } from './0006-tickets.ts';
import { Refunds1767225606000 } from './0007-refunds.ts';
import { Ledger1767225607000 } from './0008-ledger.ts';
import { States1767225608000 } from './0009-states.ts';
import { VirtualAccounts1767225609000 } from './0010-virtual-accounts.ts';
import { Audit1767225610000 } from './0011-audit.ts';
import { Reconciliation1767225611000 } from './0012-reconciliation.ts';
import { ParkedMessages1767225612000 } from './0013-parked-messages.ts';
import { BookingChanges1767225614000 } from './0014-booking-changes.ts';
import { MoneyCases1767225616000 } from './0016-money-cases.ts';
import { TakenMessages1767225615000 } from './0015-taken-messages.ts';
import { Books1767225617000 } from './0017-books.ts';
import { WaitingRoom1767225620000 } from './0020-waiting-room.ts';
import { Rehearsals1767225621000 } from './0021-rehearsals.ts';
import { QueueEndings1767225622000 } from './0022-queue-endings.ts';
import { Fairness1767225623000 } from './0023-fairness.ts';
import { SuspicionCases1767225624000 } from './0024-suspicion-cases.ts';
import { QueuePlans1767225627000 } from './0027-queue-plans.ts';
import { OnePersonOnePlace1767225628000 } from './0028-one-person-one-place.ts';
import { SingleSeats1767225629000 } from './0029-single-seats.ts';
import { BooksPlannedOnce1767225630000 } from './0030-books-planned-once.ts';
import { ReportsSeen1767225632000 } from './0032-reports-seen.ts';
import { OnePersonOneLimit1767225633000 } from './0033-one-person-one-limit.ts';
import { NobodyInBeforeTheSale1767225634000 } from './0034-nobody-in-before-the-sale.ts';
import { QueueRevision1767225635000 } from './0035-queue-revision.ts';
import { QueueFreed1767225636000 } from './0036-queue-freed.ts';
import { WatchersRead1767225639000 } from './0039-watchers-read.ts';

/** Every migration, oldest first. A merged one is never edited; `up` of a new one must let the running version live. */
export const migrations = [
  Catalog1767225600000,
  Seating1767225601000,
  Accounts1767225602000,
  Bookings1767225603000,
  Payments1767225604000,
  Tickets1767225605000,
  Refunds1767225606000,
  Ledger1767225607000,
  States1767225608000,
  VirtualAccounts1767225609000,
  Audit1767225610000,
  Reconciliation1767225611000,
  ParkedMessages1767225612000,
  BookingChanges1767225614000,
  TakenMessages1767225615000,
  MoneyCases1767225616000,
  Books1767225617000,
  WaitingRoom1767225620000,
  Rehearsals1767225621000,
  QueueEndings1767225622000,
  Fairness1767225623000,
  SuspicionCases1767225624000,
  QueuePlans1767225627000,
  OnePersonOnePlace1767225628000,
  SingleSeats1767225629000,
  BooksPlannedOnce1767225630000,
  ReportsSeen1767225632000,
  OnePersonOneLimit1767225633000,
  NobodyInBeforeTheSale1767225634000,
  QueueRevision1767225635000,
  QueueFreed1767225636000,
  WatchersRead1767225639000,
];
