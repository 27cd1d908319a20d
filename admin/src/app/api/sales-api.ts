import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import { API, queryOf } from './api-url';
import type { Page, PerformanceSales, StaffEvent } from './models';

export interface EventFilter {
  readonly q?: string;
  readonly page?: number;
  readonly size?: number;
}

@Injectable({ providedIn: 'root' })
export class SalesApi {
  private readonly http = inject(HttpClient);

  events(filter: EventFilter): Observable<Page<StaffEvent>> {
    return this.http.get<Page<StaffEvent>>(`${API}/staff/events`, { params: queryOf({ ...filter }) });
  }

  performance(performanceId: string): Observable<PerformanceSales> {
    return this.http.get<PerformanceSales>(`${API}/staff/performances/${encodeURIComponent(performanceId)}/sales`);
  }
}
