import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { For } from '#platform/http/access';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { RevenueReports } from '../application/revenue-reports';
import { type ReportRange, reportRange } from '../domain/report-range';
import { DailyRevenueReportResponse, EventRevenueReportResponse } from './revenue.response';
import { RevenueRequest } from './sales.request';

/**
 * Revenue for auditors, from the ledger. Days are Korean calendar days; money counts on the day it was booked. As files: the
 * exports, which say as of when they are and never change for a closed month.
 */
@ApiTags('staff')
@ApiBearerAuth()
@For('auditor', 'admin')
@ApiUnprocessableEntityResponse({ type: ProblemDetails, description: 'report.range-invalid' })
@Controller('staff/revenue')
export class RevenueController {
  constructor(private readonly reports: RevenueReports) {}

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
}

function head({ from, to }: ReportRange) {
  return { timezone: 'Asia/Seoul' as const, from, to };
}
