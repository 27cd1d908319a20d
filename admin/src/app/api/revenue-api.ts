import { HttpClient, type HttpResponse } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import { API, queryOf } from './api-url';
import type { DailyRevenueReport, EventRevenueReport } from './models';

/** Korean calendar days, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}
export type RevenueCsv = 'daily' | 'events' | 'transactions';

@Injectable({ providedIn: 'root' })
export class RevenueApi {
  private readonly http = inject(HttpClient);

  daily(period: Period): Observable<DailyRevenueReport> {
    return this.http.get<DailyRevenueReport>(`${API}/staff/revenue/daily`, {
      params: queryOf({ ...period }),
    });
  }

  events(period: Period): Observable<EventRevenueReport> {
    return this.http.get<EventRevenueReport>(`${API}/staff/revenue/events`, {
      params: queryOf({ ...period }),
    });
  }

  csv(kind: RevenueCsv, period: Period): Observable<HttpResponse<Blob>> {
    return this.http.get(`${API}/staff/revenue/${kind}.csv`, {
      params: queryOf({ ...period }),
      responseType: 'blob',
      observe: 'response',
    });
  }
}
