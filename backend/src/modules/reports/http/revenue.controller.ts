import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import type { Response } from 'express';
import { Audited, AuditLog } from '#modules/audit';
import { For } from '#platform/http/access';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { RevenueReports } from '../application/revenue-reports';
import { type ReportRange, reportRange } from '../domain/report-range';
import { sendCsv } from './csv';
import { DAILY_COLUMNS, EVENT_COLUMNS, TRANSACTION_COLUMNS, withTotals } from './revenue-columns';
import { DailyRevenueReportResponse, EventRevenueReportResponse } from './revenue.response';
import { RevenueRequest } from './sales.request';

const CSV = { content: { 'text/csv': { schema: { type: 'string' } } } };

/** Revenue for auditors, from the ledger. Days are Korean calendar days; money counts on the day it was booked. */
@ApiTags('staff')
@ApiBearerAuth()
@For('auditor', 'admin')
@ApiUnprocessableEntityResponse({ type: ProblemDetails, description: 'report.range-invalid' })
@Controller('staff/revenue')
export class RevenueController {
  constructor(
    private readonly reports: RevenueReports,
    private readonly audit: AuditLog,
  ) {}

  @Get('daily')
  @Header('Cache-Control', 'no-store')
  async daily(@Query() request: RevenueRequest): Promise<DailyRevenueReportResponse> {
    const range = reportRange(request.from, request.to);
    return { ...head(range), ...(await this.reports.daily(range)) } as DailyRevenueReportResponse;
  }

  @Get('events')
  @Header('Cache-Control', 'no-store')
  async events(@Query() request: RevenueRequest): Promise<EventRevenueReportResponse> {
    const range = reportRange(request.from, request.to);
    return { ...head(range), ...(await this.reports.byEvent(range)) } as EventRevenueReportResponse;
  }

  /** Revenue by day; the last line is the total. */
  @Audited('report.exported')
  @Get('daily.csv')
  @ApiOkResponse(CSV)
  async dailyCsv(@Query() request: RevenueRequest, @Res() response: Response): Promise<void> {
    const range = await this.exported('daily', request);
    const { rows, totals } = await this.reports.daily(range);
    const lines = withTotals(rows, { day: '합계', ...totals });
    await sendCsv(response, { name: fileName('daily', range), columns: DAILY_COLUMNS, rows: lines });
  }

  /** Revenue by event; the last line is the total. */
  @Audited('report.exported')
  @Get('events.csv')
  @ApiOkResponse(CSV)
  async eventsCsv(@Query() request: RevenueRequest, @Res() response: Response): Promise<void> {
    const range = await this.exported('events', request);
    const { rows, totals } = await this.reports.byEvent(range);
    const nowhere = { ko: '', en: '' };
    const lines = withTotals(rows, { eventId: '', title: { ko: '합계', en: 'Total' }, venue: nowhere, ...totals });
    await sendCsv(response, { name: fileName('events', range), columns: EVENT_COLUMNS, rows: lines });
  }

  /** Every movement of money, traceable to the gateway and to the booking; streamed. */
  @Audited('report.exported')
  @Get('transactions.csv')
  @ApiOkResponse(CSV)
  async transactionsCsv(@Query() request: RevenueRequest, @Res() response: Response): Promise<void> {
    const range = await this.exported('transactions', request);
    await sendCsv(response, {
      name: fileName('transactions', range),
      columns: TRANSACTION_COLUMNS,
      rows: this.reports.transactions(range),
    });
  }

  /** Written down before the first byte leaves: a broken download is an export too. */
  private async exported(report: string, { from, to }: RevenueRequest): Promise<ReportRange> {
    const range = reportRange(from, to);
    await this.audit.record({
      action: 'report.exported',
      subject: { type: 'report', id: `revenue-${report}` },
      after: { from, to, format: 'csv' },
    });
    return range;
  }
}

function head({ from, to }: ReportRange) {
  return { timezone: 'Asia/Seoul' as const, from, to };
}

function fileName(report: string, { from, to }: ReportRange): string {
  return `tiketi-revenue-${report}-${from}-${to}`;
}
