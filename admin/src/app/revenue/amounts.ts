import type { RevenueAmounts } from '../api/models';

/** The columns of every revenue table, in reading order. */
export const COUNTS = ['bookings', 'tickets'] as const;
export const WON_COLUMNS = ['gross', 'bookingFee', 'discount', 'refund', 'net'] as const;
export const AMOUNTS = [...COUNTS, ...WON_COLUMNS] as const;

/** A row of either report, named for the screen. */
export interface RevenueRow extends RevenueAmounts {
  readonly id: string;
  readonly name: string;
  /** Short, for the chart's axis. */
  readonly shortName: string;
}

export function sumOf(rows: readonly RevenueAmounts[]): RevenueAmounts {
  const sum: RevenueAmounts = { bookings: 0, tickets: 0, gross: 0, bookingFee: 0, discount: 0, refund: 0, net: 0 };
  for (const row of rows) for (const column of AMOUNTS) sum[column] += row[column];
  return sum;
}

/** Whether the totals are what the rows add up to, to the won. */
export function areTotalsProven(rows: readonly RevenueAmounts[], totals: RevenueAmounts): boolean {
  const sum = sumOf(rows);
  return AMOUNTS.every((column) => sum[column] === totals[column]);
}
