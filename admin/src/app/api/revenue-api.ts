import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import { SAME_ORIGIN, answered } from './answered';
import { revenueDaily } from './generated/fn/staff/revenue-daily';
import { revenueEvents } from './generated/fn/staff/revenue-events';
import type { DailyRevenueReport, EventRevenueReport } from './models';

/** Korean calendar days, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

@Injectable({ providedIn: 'root' })
export class RevenueApi {
  private readonly http = inject(HttpClient);

  daily(period: Period): Observable<DailyRevenueReport> {
    return answered(revenueDaily(this.http, SAME_ORIGIN, period));
  }

  events(period: Period): Observable<EventRevenueReport> {
    return answered(revenueEvents(this.http, SAME_ORIGIN, period));
  }
}
