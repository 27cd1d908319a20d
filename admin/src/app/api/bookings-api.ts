import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import { SAME_ORIGIN, answered } from './answered';
import { type SalesBookings$Params, salesBookings } from './generated/fn/staff/sales-bookings';
import type { StaffBookingPage } from './models';

/** `from` and `to` are Korean calendar days, both included. */
export type BookingFilter = SalesBookings$Params;

@Injectable({ providedIn: 'root' })
export class BookingsApi {
  private readonly http = inject(HttpClient);

  search(filter: BookingFilter): Observable<StaffBookingPage> {
    return answered(salesBookings(this.http, SAME_ORIGIN, filter));
  }
}
