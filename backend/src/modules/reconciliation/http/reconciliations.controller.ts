import { Body, Controller, Get, Header, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiNotFoundResponse, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { Audited } from '#modules/audit';
import { For } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { PageRequest } from '#platform/http/page.request';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SignedIn, type SignedInStaff } from '#platform/http/signed-in';
import { ChangeCase } from '../application/change-case.use-case';
import { ReconciliationCases } from '../application/reconciliation-cases';
import { type ReconciliationRun, ReconciliationRuns } from '../application/reconciliation-runs';
import { StartReconciliation } from '../application/start-reconciliation.use-case';
import { ChangeCaseRequest, ListCasesRequest, StartReconciliationRequest } from './reconciliation.request';
import {
  ReconciliationCaseResponse,
  ReconciliationCasesResponse,
  ReconciliationResponse,
  ReconciliationsResponse,
} from './reconciliation.response';

/** Our books beside the gateway's transactions and settlements. */
@ApiTags('staff')
@ApiBearerAuth()
@Controller('staff')
export class ReconciliationsController {
  constructor(
    private readonly runs: ReconciliationRuns,
    private readonly cases: ReconciliationCases,
    private readonly start: StartReconciliation,
    private readonly changeCase: ChangeCase,
  ) {}

  /** Newest first. One is made for every day in the night after it. */
  @For('auditor', 'admin')
  @Get('reconciliations')
  @Header('Cache-Control', 'no-store')
  async list(@Query() { page, size }: PageRequest): Promise<ReconciliationsResponse> {
    const { items, total } = await this.runs.list(page, size);
    return { items: items.map(runResponse), page, size, total };
  }

  /** Compares these Korean days now. The worker does it within seconds: ask again until the state is not RUNNING. */
  @For('admin')
  @Audited('reconciliation.started')
  @Post('reconciliations')
  @ApiUnprocessableEntityResponse({ type: ProblemDetails, description: 'reconciliation.range-invalid' })
  async begin(
    @Body() { from, to }: StartReconciliationRequest,
    @SignedIn() { id: staffId }: SignedInStaff,
  ): Promise<ReconciliationResponse> {
    return runResponse(await this.start.execute({ from, to, staffId }));
  }

  @For('auditor', 'admin')
  @Get('reconciliations/:id')
  @Header('Cache-Control', 'no-store')
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'reconciliation.not-found' })
  async one(@Param('id', anId('id')) id: string): Promise<ReconciliationResponse> {
    return runResponse(await this.runs.get(id));
  }

  /** Differences: open ones first, the oldest of them on top. */
  @For('auditor', 'admin')
  @Get('reconciliation-cases')
  @Header('Cache-Control', 'no-store')
  async search(@Query() { state, kind, page, size }: ListCasesRequest): Promise<ReconciliationCasesResponse> {
    const { items, total } = await this.cases.search({ page, size, ...(state && { state }), ...(kind && { kind }) });
    return { items: [...items], page, size, total };
  }

  /** Takes, explains, resolves or opens a case again; written down in the audit log. */
  @For('admin')
  @Audited('reconciliation-case.changed')
  @Patch('reconciliation-cases/:id')
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'reconciliation.case-not-found' })
  @ApiUnprocessableEntityResponse({ type: ProblemDetails, description: 'reconciliation.owner-unknown' })
  async change(
    @Param('id', anId('id')) id: string,
    @Body() { owner, state, note }: ChangeCaseRequest,
  ): Promise<ReconciliationCaseResponse> {
    return this.changeCase.execute(id, { note, ...(owner !== undefined && { owner }), ...(state && { state }) });
  }
}

function runResponse({ cursor: _, ...run }: ReconciliationRun): ReconciliationResponse {
  return run;
}
