import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import { API, queryOf } from './api-url';
import type { BookingState, Page, StaffBooking } from './models';

/** `from` and `to` are Korean calendar days, both included. */
export interface BookingFilter {
  readonly q?: string;
  readonly state?: BookingState;
  readonly performanceId?: string;
  readonly from?: string;
  readonly to?: string;
  readonly page?: number;
  readonly size?: number;
}

@Injectable({ providedIn: 'root' })
export class BookingsApi {
  private readonly http = inject(HttpClient);

  search(filter: BookingFilter): Observable<Page<StaffBooking>> {
    return this.http.get<Page<StaffBooking>>(`${API}/staff/bookings`, { params: queryOf({ ...filter }) });
  }
}
