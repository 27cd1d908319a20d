// The contract's models under the names this program uses. Nothing here is written by hand: see `npm run generate`.
import type {
  BookedRefundResponse,
  EventSalesResponse,
  FoundBookingResponse,
  PerformanceSalesResponse,
  RevenueFiguresResponse,
  SalesTotalsResponse,
  StaffMemberResponse,
} from './generated/models';

export type {
  QueueChangeResponse as QueueChange,
  QueueChangesResponse as QueueChanges,
  RehearsalListResponse as RehearsalList,
  RehearsalResponse as Rehearsal,
  SaleMonitorResponse as SaleMonitor,
  SetUpQueueRequest as QueueSettings,
  StaffQueueResponse as StaffQueue,
  StartRehearsalRequest as RehearsalWish,
  DailyRevenueReportResponse as DailyRevenueReport,
  DailyRevenueResponse as DailyRevenueRow,
  EventRevenueReportResponse as EventRevenueReport,
  EventSalesListResponse as StaffEventPage,
  EventSalesResponse as StaffEvent,
  FoundBookingListResponse as StaffBookingPage,
  FoundBookingResponse as StaffBooking,
  AuditEntryListResponse as AuditPageOfEntries,
  AuditEntryResponse as AuditEntry,
  BatchPreviewResponse as BatchPreview,
  BatchStartedResponse as BatchStarted,
  BuyerContactResponse as BuyerContact,
  CancellationQuoteResponse as CancellationQuote,
  ChangeCaseRequest as CaseChange,
  CloseMoneyCaseRequest as MoneyCaseEnding,
  MoneyCaseListResponse as MoneyCasePage,
  MoneyCaseResponse as MoneyCase,
  PeriodResponse as BooksMonth,
  PeriodsResponse as BooksMonths,
  ReconciliationCaseResponse as ReconCase,
  ReconciliationCasesResponse as CasePage,
  ReconciliationResponse as Reconciliation,
  ReconciliationsResponse as ReconciliationPage,
  RefundApprovalListResponse as ApprovalPage,
  RefundApprovalResponse as RefundApproval,
  RefundBatchListResponse as BatchPage,
  RefundBatchResponse as RefundBatch,
  StaffCancelRequest as StaffCancelWish,
  StaffCancellationResponse as CancellationOutcome,
  StaffRefundListResponse as RefundPage,
  StaffSuspicionCaseListResponse as SuspicionPage,
  StaffSuspicionCaseResponse as SuspicionCase,
  StaffRefundResponse as StaffRefund,
  ExportManifestResponse as ExportManifest,
  GradeSalesResponse as GradeSales,
  InvariantListResponse as InvariantList,
  InvariantResponse as Invariant,
  LocalizedTextResponse as LocalizedText,
  StaffBookingResponse as WholeBooking,
  StaffMemberResponse as StaffMember,
  TrialBalanceResponse as TrialBalance,
  StaffSessionResponse as StaffSession,
} from './generated/models';

export type RefundState = BookedRefundResponse['state'];
export type PerformanceSales = PerformanceSalesResponse;
export type SalesTotals = SalesTotalsResponse;
export type RevenueAmounts = RevenueFiguresResponse;
export type StaffRole = StaffMemberResponse['role'];
export type SaleStatus = EventSalesResponse['performances'][number]['saleStatus'];
export type BookingState = FoundBookingResponse['state'];
