import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import { SAME_ORIGIN, answered } from './answered';
import { type AuditList$Params, auditList } from './generated/fn/staff/audit-list';
import { invariantsList } from './generated/fn/staff/invariants-list';
import { retentionReport } from './generated/fn/staff/retention-report';
import type { AuditPageOfEntries, InvariantList, RetentionReport } from './models';

export type AuditFilter = AuditList$Params;

@Injectable({ providedIn: 'root' })
export class ControlApi {
  private readonly http = inject(HttpClient);

  invariants(): Observable<InvariantList> {
    return answered(invariantsList(this.http, SAME_ORIGIN));
  }

  retention(): Observable<RetentionReport> {
    return answered(retentionReport(this.http, SAME_ORIGIN));
  }

  auditEntries(filter: AuditFilter): Observable<AuditPageOfEntries> {
    return answered(auditList(this.http, SAME_ORIGIN, filter));
  }
}
