import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import { SAME_ORIGIN, answered } from './answered';
import { staffSuspicionDecide } from './generated/fn/staff-fairness/staff-suspicion-decide';
import { type StaffSuspicionList$Params, staffSuspicionList } from './generated/fn/staff-fairness/staff-suspicion-list';
import type { SuspicionCase, SuspicionPage } from './models';

export type SuspicionFilter = NonNullable<StaffSuspicionList$Params['state']>;

/** Suspicions of macros, whose time runs out first standing first, and deciding them. */
@Injectable({ providedIn: 'root' })
export class SuspicionsApi {
  private readonly http = inject(HttpClient);

  list(state: SuspicionFilter, page: number, size: number): Observable<SuspicionPage> {
    return answered(staffSuspicionList(this.http, SAME_ORIGIN, { state, page, size }));
  }

  decide(caseId: string, decision: 'UPHELD' | 'CLEARED', reason: string): Observable<SuspicionCase> {
    return answered(staffSuspicionDecide(this.http, SAME_ORIGIN, { caseId, body: { decision, reason } }));
  }
}
