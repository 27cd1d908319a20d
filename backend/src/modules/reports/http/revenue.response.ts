import { LocalizedTextResponse } from '#platform/http/localized-text.response';

/**
 * All in won but the two counts. A refund counts when it is promised: tickets and fees taken back, less the fee for
 * cancelling. net = gross + bookingFee - discount - refund.
 */
export class RevenueFiguresResponse {
  bookings!: number;
  tickets!: number;
  gross!: number;
  bookingFee!: number;
  discount!: number;
  refund!: number;
  net!: number;
}

export class DailyRevenueResponse extends RevenueFiguresResponse {
  /** YYYY-MM-DD in Seoul. */
  day!: string;
}

export class EventRevenueResponse extends RevenueFiguresResponse {
  eventId!: string;
  title!: LocalizedTextResponse;
  venue!: LocalizedTextResponse;
}

class RevenueReportResponse {
  /** The database's clock when it was counted. */
  asOf!: Date;
  timezone!: 'Asia/Seoul';
  from!: string;
  to!: string;
  /** Equal to the sum of the rows, and to the database. */
  totals!: RevenueFiguresResponse;
}

export class DailyRevenueReportResponse extends RevenueReportResponse {
  rows!: DailyRevenueResponse[];
}

export class EventRevenueReportResponse extends RevenueReportResponse {
  rows!: EventRevenueResponse[];
}
