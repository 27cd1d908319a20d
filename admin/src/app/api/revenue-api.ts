import { HttpClient, type HttpResponse } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import { SAME_ORIGIN, answered } from './answered';
import { revenueDaily } from './generated/fn/staff/revenue-daily';
import { revenueDailyCsv } from './generated/fn/staff/revenue-daily-csv';
import { revenueEvents } from './generated/fn/staff/revenue-events';
import { revenueEventsCsv } from './generated/fn/staff/revenue-events-csv';
import { revenueTransactionsCsv } from './generated/fn/staff/revenue-transactions-csv';
import type { DailyRevenueReport, EventRevenueReport } from './models';

/** Korean calendar days, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const CSV = { daily: revenueDailyCsv, events: revenueEventsCsv, transactions: revenueTransactionsCsv } as const;
export type RevenueCsv = keyof typeof CSV;

@Injectable({ providedIn: 'root' })
export class RevenueApi {
  private readonly http = inject(HttpClient);

  daily(period: Period): Observable<DailyRevenueReport> {
    return answered(revenueDaily(this.http, SAME_ORIGIN, period));
  }

  events(period: Period): Observable<EventRevenueReport> {
    return answered(revenueEvents(this.http, SAME_ORIGIN, period));
  }

  /** As a blob, byte for byte: reading it as text would swallow the byte order mark Excel needs. */
  csv(kind: RevenueCsv, { from, to }: Period): Observable<HttpResponse<Blob>> {
    return this.http.get(CSV[kind].PATH, { params: { from, to }, responseType: 'blob', observe: 'response' });
  }
}
