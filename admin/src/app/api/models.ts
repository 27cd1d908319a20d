// The contract's models under the names this program uses. Nothing here is written by hand: see `npm run generate`.
import type {
  EventSalesResponse,
  FoundBookingResponse,
  PerformanceSalesResponse,
  RevenueFiguresResponse,
  SalesTotalsResponse,
  StaffMemberResponse,
} from './generated/models';

export type {
  DailyRevenueReportResponse as DailyRevenueReport,
  DailyRevenueResponse as DailyRevenueRow,
  EventRevenueReportResponse as EventRevenueReport,
  EventSalesListResponse as StaffEventPage,
  EventSalesResponse as StaffEvent,
  FoundBookingListResponse as StaffBookingPage,
  FoundBookingResponse as StaffBooking,
  GradeSalesResponse as GradeSales,
  LocalizedTextResponse as LocalizedText,
  StaffMemberResponse as StaffMember,
  StaffSessionResponse as StaffSession,
} from './generated/models';

export type PerformanceSales = PerformanceSalesResponse;
export type SalesTotals = SalesTotalsResponse;
export type RevenueAmounts = RevenueFiguresResponse;
export type StaffRole = StaffMemberResponse['role'];
export type SaleStatus = EventSalesResponse['performances'][number]['saleStatus'];
export type BookingState = FoundBookingResponse['state'];
