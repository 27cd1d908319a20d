import type { ReportRange } from '../report-range';

export const EXPORT_REPORTS = ['sales', 'transactions', 'ledger'] as const;
/**
 * sales: what was earned and taken back, entry by entry. transactions: money that moved at the gateway. ledger: every
 * posting.
 */
export type ExportReport = (typeof EXPORT_REPORTS)[number];

export const EXPORT_GROUPS = ['day', 'month', 'year', 'event', 'method'] as const;
/** What rows are added up by; without one every single row is listed. */
export type ExportGroup = (typeof EXPORT_GROUPS)[number];

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Everything an export depends on: the same one always gives the same bytes. */
export interface ExportSpec {
  readonly report: ExportReport;
  readonly by: ExportGroup | null;
  readonly range: ReportRange;
  /** Only what was recorded until then. */
  readonly asOf: Date;
  /** The whole range lies in months whose books are shut. */
  readonly isClosed: boolean;
}

const NAMES: Readonly<Record<ExportReport, string>> = { sales: '매출', transactions: '결제거래', ledger: '원장' };
const GROUP_NAMES: Readonly<Record<ExportGroup, string>> = {
  day: '일별',
  month: '월별',
  year: '연도별',
  event: '공연별',
  method: '결제수단별',
};

/** 매출 월별, 원장 상세. */
export function exportTitle({ report, by }: Pick<ExportSpec, 'report' | 'by'>): string {
  return `${NAMES[report]} ${by ? GROUP_NAMES[by] : '상세'}`;
}

/** 티케티_매출_월별_2026-11-01_2026-11-30.csv: the same for the same question, whenever it is asked. */
export function exportFileName(spec: ExportSpec, format: ExportFormat): string {
  return `티케티_${exportTitle(spec).replace(' ', '_')}_${spec.range.from}_${spec.range.to}.${format}`;
}

/** The same in letters every program takes: tiketi-sales-month-2026-11-01-2026-11-30.csv. */
export function plainFileName({ report, by, range }: ExportSpec, format: ExportFormat): string {
  return `tiketi-${report}-${by ?? 'rows'}-${range.from}-${range.to}.${format}`;
}
