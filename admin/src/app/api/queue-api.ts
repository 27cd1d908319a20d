import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import { SAME_ORIGIN, answered } from './answered';
import { rehearsalsCancel } from './generated/fn/staff-waiting-room/rehearsals-cancel';
import { rehearsalsList } from './generated/fn/staff-waiting-room/rehearsals-list';
import { rehearsalsStart } from './generated/fn/staff-waiting-room/rehearsals-start';
import { saleMonitorOf } from './generated/fn/staff-waiting-room/sale-monitor-of';
import { staffQueueChanges } from './generated/fn/staff-waiting-room/staff-queue-changes';
import { staffQueueSetUp } from './generated/fn/staff-waiting-room/staff-queue-set-up';
import type { QueueChanges, QueueSettings, RehearsalList, RehearsalWish, SaleMonitor, StaffQueue } from './models';

@Injectable({ providedIn: 'root' })
export class QueueApi {
  private readonly http = inject(HttpClient);

  /** Counted in the database this moment. */
  monitor(performanceId: string): Observable<SaleMonitor> {
    return answered(saleMonitorOf(this.http, SAME_ORIGIN, { performanceId }));
  }

  /** In force everywhere within three seconds; kept with its reason in the audit log. */
  setUp(performanceId: string, body: QueueSettings): Observable<StaffQueue> {
    return answered(staffQueueSetUp(this.http, SAME_ORIGIN, { performanceId, body }));
  }

  changes(performanceId: string): Observable<QueueChanges> {
    return answered(staffQueueChanges(this.http, SAME_ORIGIN, { performanceId }));
  }

  rehearsals(performanceId: string): Observable<RehearsalList> {
    return answered(rehearsalsList(this.http, SAME_ORIGIN, { performanceId }));
  }

  rehearse(performanceId: string, body: RehearsalWish): Observable<unknown> {
    return answered(rehearsalsStart(this.http, SAME_ORIGIN, { performanceId, body }));
  }

  stopRehearsal(rehearsalId: string, reason: string): Observable<unknown> {
    return answered(rehearsalsCancel(this.http, SAME_ORIGIN, { rehearsalId, body: { reason } }));
  }
}
