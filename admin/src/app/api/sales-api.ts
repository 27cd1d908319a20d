import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import { SAME_ORIGIN, answered } from './answered';
import { type SalesEvents$Params, salesEvents } from './generated/fn/staff/sales-events';
import { salesPerformance } from './generated/fn/staff/sales-performance';
import { staffEventsSeatRule } from './generated/fn/staff/staff-events-seat-rule';
import type { PerformanceSales, StaffEventPage } from './models';

@Injectable({ providedIn: 'root' })
export class SalesApi {
  private readonly http = inject(HttpClient);

  events(filter: SalesEvents$Params): Observable<StaffEventPage> {
    return answered(salesEvents(this.http, SAME_ORIGIN, filter));
  }

  /** For all performances of the event; kept with its reason in the audit log. */
  setSeatRule(eventId: string, leavesNoSingleSeats: boolean, reason: string): Observable<unknown> {
    return answered(staffEventsSeatRule(this.http, SAME_ORIGIN, { eventId, body: { leavesNoSingleSeats, reason } }));
  }

  performance(performanceId: string): Observable<PerformanceSales> {
    return answered(salesPerformance(this.http, SAME_ORIGIN, { performanceId }));
  }
}
