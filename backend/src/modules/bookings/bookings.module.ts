import { Module } from '@nestjs/common';
import { FairnessModule } from '#modules/fairness';
import { SeatingModule } from '#modules/seating';
import { BestSeatsSearch } from './application/best-seats-search';
import { BookingLifecycle } from './application/booking-lifecycle';
import { BookingReads } from './application/booking-view';
import { Bookings } from './application/bookings';
import { ExpireHolds } from './application/expire-holds.use-case';
import { HoldBestSeats } from './application/hold-best-seats.use-case';
import { HoldForChange } from './application/hold-for-change';
import { HoldRefusals } from './application/hold-refusals';
import { HoldSeats } from './application/hold-seats.use-case';
import { ReleaseHold } from './application/release-hold.use-case';
import { ReleaseVisitHolds } from './application/release-visit-holds.use-case';
import { ReturnSeats } from './application/return-seats';
import { SeatHolder } from './application/seat-holder';
import { SeatHolds } from './application/seat-holds';
import { SeatStatusReader } from './application/seat-status-reader';
import { SeatStatusBoard } from './application/seat-status-board';
import { SeatsUnderWay } from './application/seats-under-way';
import { StrandingRule } from './application/stranding-rule';
import { SqlBookingReads } from './persistence/sql-booking-reads';
import { SqlBookings } from './persistence/sql-bookings';
import { SqlSeatHolds } from './persistence/sql-seat-holds';
import { SqlSeatStatusReader } from './persistence/sql-seat-status-reader';

@Module({
  imports: [FairnessModule, SeatingModule],
  providers: [
    { provide: Bookings, useClass: SqlBookings },
    { provide: BookingReads, useClass: SqlBookingReads },
    { provide: SeatHolds, useClass: SqlSeatHolds },
    { provide: SeatStatusReader, useClass: SqlSeatStatusReader },
    SeatStatusBoard,
    SeatsUnderWay,
    BestSeatsSearch,
    SeatHolder,
    StrandingRule,
    HoldRefusals,
    HoldSeats,
    HoldBestSeats,
    HoldForChange,
    ReleaseHold,
    ReleaseVisitHolds,
    ExpireHolds,
    BookingLifecycle,
    ReturnSeats,
  ],
  exports: [
    BookingReads,
    BookingLifecycle,
    SeatStatusBoard,
    HoldSeats,
    HoldBestSeats,
    HoldForChange,
    ReleaseHold,
    ReleaseVisitHolds,
    ReturnSeats,
    ExpireHolds,
  ],
})
export class BookingsModule {}
