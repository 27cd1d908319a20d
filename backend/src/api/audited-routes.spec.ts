import type { AppConfig } from '#platform/config/app-config';
import { AUDITED } from '../modules/audit/http/audited';
import { ApiModule } from './api.module';
import { listRoutes } from './list-routes';

/** What staff can do, and the entry each leaves. A new route is not done before its line stands here. */
const ACTS = `
GET staff/exports/:report.csv               report.exported
GET staff/exports/:report.json-manifest     report.exported
GET staff/exports/:report.xlsx              report.exported
PATCH staff/reconciliation-cases/:id        reconciliation-case.changed
POST staff/auth/refresh                     NOTHING
POST staff/auth/sign-in                     staff.signed-in
POST staff/auth/sign-out                    staff.signed-out
POST staff/bookings/:bookingId/cancellations booking.cancelled
POST staff/bookings/:bookingId/unmaskings   booking.unmasked
POST staff/ledger/corrections               correction.requested
POST staff/ledger/corrections/:correctionId/approvals correction.approved
POST staff/ledger/corrections/:correctionId/rejections correction.rejected
POST staff/money-cases/:caseId/closing      money-case.closed
POST staff/money-cases/:caseId/owner        money-case.taken
POST staff/performances/:performanceId/cancellation performance.cancelled
POST staff/performances/:performanceId/rehearsals rehearsal.started
POST staff/periods/:month/closing           period.closed
POST staff/reconciliations                  reconciliation.started
POST staff/refund-approvals/:approvalId/approvals refund-approval.approved
POST staff/refund-approvals/:approvalId/rejections refund-approval.rejected
POST staff/refunds/:refundId/retries        refund.retried
POST staff/refunds/:refundId/settlements    refund.paid-by-hand
POST staff/rehearsals/:rehearsalId/cancellation rehearsal.cancelled
POST staff/suspicion-cases/:caseId/decisions suspicion.decided
PUT staff/events/:eventId/seat-rule         event.seat-rule-changed
PUT staff/performances/:performanceId/queue queue.changed
`;

const isExport = (path: string): boolean => path.startsWith('staff/exports') || /\.(csv|xlsx)$/.test(path);

it('lists every staff route that writes or exports with the entry it leaves in the audit log', () => {
  const acts = listRoutes(ApiModule.with({} as AppConfig))
    .filter(({ method, path }) => path.startsWith('staff/') && (method !== 'GET' || isExport(path)))
    .map(({ method, path, metadata }) => `${`${method} ${path}`.padEnd(43)} ${metadata<string>(AUDITED) ?? 'NOTHING'}`);

  expect([...new Set(acts)].sort().join('\n')).toBe(ACTS.trim());
});
