import { Controller, Get, Header, Param, ParseEnumPipe, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiParam, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import type { Response } from 'express';
import { Audited } from '#modules/audit';
import { For } from '#platform/http/access';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { PrepareExport } from '../../application/exports/prepare-export.use-case';
import { WriteExport } from '../../application/exports/write-export.use-case';
import {
  EXPORT_REPORTS,
  type ExportFormat,
  exportFileName,
  type ExportReport,
  type ExportSpec,
  plainFileName,
} from '../../domain/exports/export-spec';
import { ExportManifestResponse } from './export-manifest.response';
import { ExportRequest } from './export.request';

const REPORTS = Object.fromEntries(EXPORT_REPORTS.map((report) => [report, report]));
const aReport = new ParseEnumPipe(REPORTS, { errorHttpStatusCode: 404 });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const FILE = (type: string) => ({ content: { [type]: { schema: { type: 'string' as const, format: 'binary' } } } });

/**
 * Files for auditors, straight from the ledger and streamed. Each says in its head as of when it is, for which days, how
 * many rows follow and what they add up to; a failure half-way cuts the connection, so a short file never looks whole.
 * Days count by booking time in Seoul. Every export is written down in the audit log.
 */
@ApiTags('staff')
@ApiBearerAuth()
@For('auditor', 'admin')
@ApiParam({ name: 'report', enum: EXPORT_REPORTS })
@ApiUnprocessableEntityResponse({ type: ProblemDetails, description: 'report.range-invalid, ledger.as-of-in-future' })
@Controller('staff/exports')
export class ExportsController {
  constructor(
    private readonly prepare: PrepareExport,
    private readonly write: WriteExport,
  ) {}

  @Audited('report.exported')
  @Get(':report.csv')
  @ApiOkResponse(FILE('text/csv'))
  async csv(
    @Param('report', aReport) report: ExportReport,
    @Query() request: ExportRequest,
    @Res() response: Response,
  ): Promise<void> {
    await this.send(await this.specOf(report, request, 'csv'), 'csv', response);
  }

  @Audited('report.exported')
  @Get(':report.xlsx')
  @ApiOkResponse(FILE(XLSX))
  async xlsx(
    @Param('report', aReport) report: ExportReport,
    @Query() request: ExportRequest,
    @Res() response: Response,
  ): Promise<void> {
    await this.send(await this.specOf(report, request, 'xlsx'), 'xlsx', response);
  }

  /** Name, SHA-256, size, rows and totals of both files of an export, as they would be sent now. */
  @Audited('report.exported')
  @Get(':report.json-manifest')
  @Header('Cache-Control', 'no-store')
  async manifest(
    @Param('report', aReport) report: ExportReport,
    @Query() request: ExportRequest,
  ): Promise<ExportManifestResponse> {
    const { spec, files, rowCount, totals } = await this.write.manifest(
      await this.specOf(report, request, 'json-manifest'),
    );
    return {
      report: spec.report,
      by: spec.by,
      asOf: spec.asOf,
      timezone: 'Asia/Seoul',
      period: { from: spec.range.from, to: spec.range.to, closed: spec.isClosed },
      rows: rowCount,
      totals: { ...totals },
      files: [...files],
    };
  }

  private specOf(report: ExportReport, { from, to, asOf, by }: ExportRequest, format: string): Promise<ExportSpec> {
    return this.prepare.execute({ report, by: by ?? null, from, to, asOf, format });
  }

  private async send(spec: ExportSpec, format: ExportFormat, response: Response): Promise<void> {
    response.setHeader('Content-Type', format === 'csv' ? 'text/csv; charset=utf-8' : XLSX);
    response.setHeader('Content-Disposition', attachment(exportFileName(spec, format), plainFileName(spec, format)));
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-As-Of', spec.asOf.toISOString());
    try {
      await this.write.execute(spec, format, response);
      response.end();
    } catch (error) {
      // What was sent already cannot be called back: the connection is cut instead.
      if (response.headersSent) response.destroy();
      throw error;
    }
  }
}

/** RFC 6266: the Korean name for browsers that know `filename*`, and one in ASCII for those that do not. */
function attachment(name: string, plainName: string): string {
  return `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
