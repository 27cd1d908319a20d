import { Injectable } from '@nestjs/common';
import { AuditLog } from '#modules/audit';
import { type ClosedPeriod, LedgerBooks, LedgerPeriods } from '#modules/ledger';
import { Transactions } from '#platform/database/transactions';
import type { ExportGroup, ExportReport, ExportSpec } from '../../domain/exports/export-spec';
import { type ReportRange, reportRange } from '../../domain/report-range';

export interface ExportWish {
  readonly report: ExportReport;
  readonly by: ExportGroup | null;
  /** Calendar days in Seoul, both inclusive. */
  readonly from: string;
  readonly to: string;
  /** Left out: now, or when the books of the range were shut. */
  readonly asOf?: Date;
  /** csv, xlsx or manifest, for the audit log. */
  readonly format: string;
}

/**
 * Decides what exactly an export shows and writes down who took it. A range of closed months shows what was recorded when
 * they were closed, whatever instant is asked for later: the same bytes for ever.
 */
@Injectable()
export class PrepareExport {
  constructor(
    private readonly books: LedgerBooks,
    private readonly periods: LedgerPeriods,
    private readonly audit: AuditLog,
    private readonly transactions: Transactions,
  ) {}

  /** @throws RangeInvalid, AsOfInFuture */
  async execute({ report, by, from, to, asOf: wanted, format }: ExportWish): Promise<ExportSpec> {
    const range = reportRange(from, to);
    const shutAt = closedAsOf(range, await this.periods.closed());
    const asked = await this.books.settledAsOf(wanted);
    const asOf = shutAt && (!wanted || wanted > shutAt) ? shutAt : asked;
    const spec = { report, by, range, asOf, isClosed: shutAt !== undefined };
    await this.transactions.run(() =>
      this.audit.record({
        action: 'report.exported',
        subject: { type: 'export', id: `${report}.${format}` },
        after: { from, to, by, asOf: asOf.toISOString() },
      }),
    );
    return spec;
  }
}

/** The instant the last month of the range was closed, if all of the range is closed. */
function closedAsOf({ endsAt }: ReportRange, periods: readonly ClosedPeriod[]): Date | undefined {
  return periods.find((period) => period.endsAt >= endsAt)?.asOf;
}
