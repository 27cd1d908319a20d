import type { AppConfig } from '#platform/config/app-config';
import { ACCESS, type Access } from '#platform/http/access';
import { ApiModule } from './api.module';
import { listRoutes, type Route } from './list-routes';

/** Every route of the api process and who may call it. A new route is not done before its line stands here. */
const ROUTES = `
DELETE bookings/:bookingId/hold                  buyer
DELETE bookings/:bookingId/virtual-account       buyer
DELETE performances/:performanceId/queue/entry   buyer
GET auth/providers/:provider/callback            public
GET auth/providers/:provider/start               public
GET banks                                        public
GET bookings                                     buyer
GET bookings/:bookingId                          buyer
GET bookings/:bookingId/cancellation-quote       buyer
GET bookings/:bookingId/change-quote             buyer
GET bookings/:bookingId/confirmation.pdf         buyer
GET bookings/:bookingId/tickets                  buyer
GET categories                                   public
GET events                                       public
GET events/:eventId                              public
GET events/suggestions                           public
GET health/live                                  public
GET health/ready                                 public
GET health/started                               public
GET me                                           buyer
GET me/suspicion-cases                           buyer
GET metrics                                      public
GET performances/:performanceId                  public
GET performances/:performanceId/queue/challenge  buyer
GET performances/:performanceId/queue/draw       public
GET performances/:performanceId/queue/entry      buyer
GET performances/:performanceId/queue/status     public
GET performances/:performanceId/seat-map         public
GET performances/:performanceId/seat-status      public
GET seat-maps/:hash                              public
GET staff/audit-entries                          auditor, admin
GET staff/bookings                               operator, auditor, admin
GET staff/bookings/:bookingId                    operator, auditor, admin
GET staff/bookings/:bookingId/cancellation-quote operator, admin
GET staff/events                                 operator, auditor, admin
GET staff/exports/:report.csv                    auditor, admin
GET staff/exports/:report.json-manifest          auditor, admin
GET staff/exports/:report.xlsx                   auditor, admin
GET staff/invariants                             operator, auditor, admin
GET staff/inventory                              auditor, admin
GET staff/ledger/bookings/:bookingId             auditor, admin
GET staff/ledger/corrections                     auditor, admin
GET staff/ledger/payments/:paymentId             auditor, admin
GET staff/ledger/ties                            auditor, admin
GET staff/ledger/trial-balance                   auditor, admin
GET staff/me                                     operator, auditor, admin
GET staff/money-cases                            operator, auditor, admin
GET staff/performances/:performanceId/cancellation-preview operator, admin
GET staff/performances/:performanceId/monitor    operator, auditor, admin
GET staff/performances/:performanceId/queue      operator, auditor, admin
GET staff/performances/:performanceId/queue/changes operator, auditor, admin
GET staff/performances/:performanceId/rehearsals operator, auditor, admin
GET staff/performances/:performanceId/sales      operator, auditor, admin
GET staff/periods                                auditor, admin
GET staff/reconciliation-cases                   auditor, admin
GET staff/reconciliations                        auditor, admin
GET staff/reconciliations/:id                    auditor, admin
GET staff/refund-approvals                       operator, auditor, admin
GET staff/refund-batches                         operator, auditor, admin
GET staff/refund-batches/:batchId                operator, auditor, admin
GET staff/refunds                                operator, auditor, admin
GET staff/rehearsals/:rehearsalId                operator, auditor, admin
GET staff/retention                              auditor, admin
GET staff/revenue/daily                          auditor, admin
GET staff/revenue/events                         auditor, admin
GET staff/suspicion-cases                        operator, auditor, admin
GET ticket-keys                                  public
PATCH me                                         buyer
PATCH staff/reconciliation-cases/:id             admin
POST auth/password-resets                        public
POST auth/password-resets/confirm                public
POST auth/provider-links                         buyer
POST auth/provider-sign-ups                      public
POST auth/refresh                                public
POST auth/sign-in                                public
POST auth/sign-out                               public
POST auth/sign-out-everywhere                    buyer
POST auth/sign-up                                public
POST auth/verification-mails                     public
POST auth/verify-email                           public
POST bookings/:bookingId/cancellations           buyer
POST bookings/:bookingId/cash-receipts           buyer
POST bookings/:bookingId/changes                 buyer
POST bookings/:bookingId/checkout                buyer
POST bookings/:bookingId/payments                buyer
POST me/suspicion-cases/:caseId/appeal           buyer
POST payments/webhooks/toss                      public
POST performances/:performanceId/best-seats      buyer
POST performances/:performanceId/holds           buyer
POST performances/:performanceId/queue/entries   buyer
POST staff/auth/refresh                          public
POST staff/auth/sign-in                          public
POST staff/auth/sign-out                         public
POST staff/bookings/:bookingId/cancellations     operator, admin
POST staff/bookings/:bookingId/unmaskings        operator, admin
POST staff/ledger/corrections                    admin
POST staff/ledger/corrections/:correctionId/approvals admin
POST staff/ledger/corrections/:correctionId/rejections admin
POST staff/money-cases/:caseId/closing           admin
POST staff/money-cases/:caseId/owner             operator, admin
POST staff/performances/:performanceId/cancellation admin
POST staff/performances/:performanceId/rehearsals operator, admin
POST staff/periods/:month/closing                admin
POST staff/reconciliations                       admin
POST staff/refund-approvals/:approvalId/approvals admin
POST staff/refund-approvals/:approvalId/rejections admin
POST staff/refunds/:refundId/retries             operator, admin
POST staff/refunds/:refundId/settlements         admin
POST staff/rehearsals/:rehearsalId/cancellation  operator, admin
POST staff/suspicion-cases/:caseId/decisions     operator, admin
PUT bookings/:bookingId/refunds/:refundId/account buyer
PUT staff/events/:eventId/seat-rule              operator, admin
PUT staff/performances/:performanceId/queue      operator, admin
`;

const lineOf = ({ method, path, metadata }: Route): string => {
  const access = metadata<Access>(ACCESS);
  const who = access === undefined ? 'CLOSED' : access === 'public' ? 'public' : access.join(', ');
  return `${`${method} ${path}`.padEnd(48)} ${who}`;
};

const routes = listRoutes(ApiModule.with({} as AppConfig));

it('lists every route with who may call it', () => {
  const lines = [...new Set(routes.map(lineOf))].sort();

  expect(lines.join('\n')).toBe(ROUTES.trim());
});

it('lets an auditor read and change nothing', () => {
  const writes = routes.filter(({ method }) => method !== 'GET');
  const open = writes.filter(({ metadata }) => metadata<Access>(ACCESS)?.includes('auditor'));

  expect(open.map(lineOf)).toEqual([]);
});
