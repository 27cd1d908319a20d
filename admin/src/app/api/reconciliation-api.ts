import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import { SAME_ORIGIN, answered } from './answered';
import { periodsClose } from './generated/fn/staff/periods-close';
import { periodsList } from './generated/fn/staff/periods-list';
import { reconciliationsBegin } from './generated/fn/staff/reconciliations-begin';
import { reconciliationsChange } from './generated/fn/staff/reconciliations-change';
import { reconciliationsList } from './generated/fn/staff/reconciliations-list';
import { reconciliationsSearch } from './generated/fn/staff/reconciliations-search';
import type {
  BooksMonth,
  BooksMonths,
  CaseChange,
  CasePage,
  Reconciliation,
  ReconciliationPage,
  ReconCase,
} from './models';
import type { Period } from './revenue-api';

@Injectable({ providedIn: 'root' })
export class ReconciliationApi {
  private readonly http = inject(HttpClient);

  runs(page: number): Observable<ReconciliationPage> {
    return answered(reconciliationsList(this.http, SAME_ORIGIN, { page, size: 10 }));
  }

  /** The worker compares within seconds: ask for the runs again. */
  begin({ from, to }: Period): Observable<Reconciliation> {
    return answered(reconciliationsBegin(this.http, SAME_ORIGIN, { body: { from, to } }));
  }

  cases(page: number, size: number): Observable<CasePage> {
    return answered(reconciliationsSearch(this.http, SAME_ORIGIN, { page, size }));
  }

  change(id: string, body: CaseChange): Observable<ReconCase> {
    return answered(reconciliationsChange(this.http, SAME_ORIGIN, { id, body }));
  }

  months(): Observable<BooksMonths> {
    return answered(periodsList(this.http, SAME_ORIGIN));
  }

  close(month: string, reason: string): Observable<BooksMonth> {
    return answered(periodsClose(this.http, SAME_ORIGIN, { month, body: { reason } }));
  }
}
