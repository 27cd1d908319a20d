import type { LocalizedText } from '#kernel/localized-text';
import type { Won } from '#kernel/won';
import type { ReportRange } from '../domain/report-range';

/**
 * All in won, from the ledger: a sale counts when the gateway approved it, a refund when it was promised, on that day in
 * Seoul. refund = tickets and fees taken back, less the fee for cancelling. net = gross + bookingFee - discount - refund.
 */
export interface RevenueFigures {
  readonly bookings: number;
  readonly tickets: number;
  /** Ticket prices of what was paid for. */
  readonly gross: Won;
  readonly bookingFee: Won;
  readonly discount: Won;
  readonly refund: Won;
  readonly net: Won;
}

export interface DailyRevenue extends RevenueFigures {
  /** YYYY-MM-DD in Seoul. */
  readonly day: string;
}

export interface EventRevenue extends RevenueFigures {
  readonly eventId: string;
  readonly title: LocalizedText;
  readonly venue: LocalizedText;
}

/** Rows and their sum, read in one statement: they cannot disagree. */
export interface RevenueReport<Row> {
  readonly asOf: Date;
  readonly rows: readonly Row[];
  readonly totals: RevenueFigures;
}

export abstract class RevenueReports {
  abstract daily(range: ReportRange): Promise<RevenueReport<DailyRevenue>>;
  abstract byEvent(range: ReportRange): Promise<RevenueReport<EventRevenue>>;
}
