import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { type Observable, map } from 'rxjs';
import { SAME_ORIGIN, answered } from './answered';
import { type SalesBookings$Params, salesBookings } from './generated/fn/staff/sales-bookings';
import { staffBookingsOne } from './generated/fn/staff/staff-bookings-one';
import { staffBookingsUnmask } from './generated/fn/staff/staff-bookings-unmask';
import type { BuyerContact, StaffBookingPage, WholeBooking } from './models';

/** `from` and `to` are Korean calendar days, both included. */
export type BookingFilter = SalesBookings$Params;

@Injectable({ providedIn: 'root' })
export class BookingsApi {
  private readonly http = inject(HttpClient);

  search(filter: BookingFilter): Observable<StaffBookingPage> {
    return answered(salesBookings(this.http, SAME_ORIGIN, filter));
  }

  one(bookingId: string): Observable<WholeBooking> {
    return answered(staffBookingsOne(this.http, SAME_ORIGIN, { bookingId }));
  }

  /** Personal data in the clear; the server keeps who asked and why. */
  unmask(bookingId: string, reason: string): Observable<BuyerContact> {
    return answered(staffBookingsUnmask(this.http, SAME_ORIGIN, { bookingId, body: { reason } })).pipe(
      map(({ buyer }) => buyer),
    );
  }
}
