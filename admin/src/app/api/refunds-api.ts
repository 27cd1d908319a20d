import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import { SAME_ORIGIN, answered } from './answered';
import { moneyCasesClose } from './generated/fn/staff/money-cases-close';
import { moneyCasesList } from './generated/fn/staff/money-cases-list';
import { moneyCasesTake } from './generated/fn/staff/money-cases-take';
import { staffCancellationsCancel } from './generated/fn/staff/staff-cancellations-cancel';
import { staffCancellationsQuote } from './generated/fn/staff/staff-cancellations-quote';
import { staffPerformancesCancel } from './generated/fn/staff/staff-performances-cancel';
import { staffPerformancesList } from './generated/fn/staff/staff-performances-list';
import { staffPerformancesOne } from './generated/fn/staff/staff-performances-one';
import { staffPerformancesPreview } from './generated/fn/staff/staff-performances-preview';
import { staffRefundsApprovalList } from './generated/fn/staff/staff-refunds-approval-list';
import { staffRefundsApprove } from './generated/fn/staff/staff-refunds-approve';
import { type StaffRefundsList$Params, staffRefundsList } from './generated/fn/staff/staff-refunds-list';
import { staffRefundsPaidByHand } from './generated/fn/staff/staff-refunds-paid-by-hand';
import { staffRefundsReject } from './generated/fn/staff/staff-refunds-reject';
import { staffRefundsRetry } from './generated/fn/staff/staff-refunds-retry';
import type {
  ApprovalPage,
  BatchPage,
  BatchPreview,
  BatchStarted,
  CancellationOutcome,
  CancellationQuote,
  MoneyCase,
  MoneyCaseEnding,
  MoneyCasePage,
  RefundApproval,
  RefundBatch,
  RefundPage,
  StaffCancelWish,
  StaffRefund,
} from './models';

export type RefundFilter = StaffRefundsList$Params;

/** Cancelling for buyers, refunds that wait, second persons, performances that are called off. */
@Injectable({ providedIn: 'root' })
export class RefundsApi {
  private readonly http = inject(HttpClient);

  quote(bookingId: string, seatIds: string[], organiserFault: boolean): Observable<CancellationQuote> {
    return answered(staffCancellationsQuote(this.http, SAME_ORIGIN, { bookingId, seatIds, organiserFault }));
  }

  /** Keep the key while one intention is repeated. */
  cancel(bookingId: string, key: string, body: StaffCancelWish): Observable<CancellationOutcome> {
    return answered(staffCancellationsCancel(this.http, SAME_ORIGIN, { bookingId, 'Idempotency-Key': key, body }));
  }

  refunds(filter: RefundFilter): Observable<RefundPage> {
    return answered(staffRefundsList(this.http, SAME_ORIGIN, filter));
  }

  retry(refundId: string, reason: string): Observable<StaffRefund> {
    return answered(staffRefundsRetry(this.http, SAME_ORIGIN, { refundId, body: { reason } }));
  }

  paidByHand(refundId: string, reference: string, reason: string): Observable<StaffRefund> {
    return answered(staffRefundsPaidByHand(this.http, SAME_ORIGIN, { refundId, body: { reference, reason } }));
  }

  approvals(page: number, size: number): Observable<ApprovalPage> {
    return answered(staffRefundsApprovalList(this.http, SAME_ORIGIN, { page, size }));
  }

  decide(approvalId: string, agrees: boolean, reason: string): Observable<RefundApproval> {
    const call = agrees ? staffRefundsApprove : staffRefundsReject;
    return answered(call(this.http, SAME_ORIGIN, { approvalId, body: { reason } }));
  }

  moneyCases(page: number, size: number): Observable<MoneyCasePage> {
    return answered(moneyCasesList(this.http, SAME_ORIGIN, { page, size }));
  }

  takeMoneyCase(caseId: string, reason: string): Observable<MoneyCase> {
    return answered(moneyCasesTake(this.http, SAME_ORIGIN, { caseId, body: { reason } }));
  }

  /** For good: what was paid is in the books with it. */
  closeMoneyCase(caseId: string, body: MoneyCaseEnding): Observable<MoneyCase> {
    return answered(moneyCasesClose(this.http, SAME_ORIGIN, { caseId, body }));
  }

  preview(performanceId: string): Observable<BatchPreview> {
    return answered(staffPerformancesPreview(this.http, SAME_ORIGIN, { performanceId }));
  }

  callOff(
    performanceId: string,
    key: string,
    body: { reason: string; expectedRefundTotal: number },
  ): Observable<BatchStarted> {
    return answered(staffPerformancesCancel(this.http, SAME_ORIGIN, { performanceId, 'Idempotency-Key': key, body }));
  }

  batches(page: number, size: number): Observable<BatchPage> {
    return answered(staffPerformancesList(this.http, SAME_ORIGIN, { page, size }));
  }

  batch(batchId: string): Observable<RefundBatch> {
    return answered(staffPerformancesOne(this.http, SAME_ORIGIN, { batchId }));
  }
}
