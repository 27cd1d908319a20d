import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { Audited } from '#modules/audit';
import { For } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SignedIn, type SignedInStaff } from '#platform/http/signed-in';
import { HandleMoneyCase } from '../../application/refunds/handle-money-case.use-case';
import { MoneyCases } from '../../application/refunds/money-cases';
import { CloseMoneyCaseRequest, MoneyCasePageRequest } from './money-cases.request';
import { MoneyCaseListResponse, MoneyCaseResponse } from './money-cases.response';
import { ReasonRequest } from './staff-refunds.request';

/** Duties about money that only a person can end: compensations, and money the gateway gave back unasked. */
@ApiTags('staff')
@ApiBearerAuth()
@Controller('staff/money-cases')
export class MoneyCasesController {
  constructor(
    private readonly cases: MoneyCases,
    private readonly handleCase: HandleMoneyCase,
  ) {}

  /** Open ones first, oldest on top. */
  @For('operator', 'auditor', 'admin')
  @Get()
  @Header('Cache-Control', 'no-store')
  async list(@Query() { state, kind, page, size }: MoneyCasePageRequest): Promise<MoneyCaseListResponse> {
    const { items, total } = await this.cases.search({ state, kind, page, size });
    return { items: [...items], page, size, total };
  }

  /** Whoever asks looks after it from now on. */
  @For('operator', 'admin')
  @Audited('money-case.taken')
  @Post(':caseId/owner')
  @HttpCode(200)
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'money-case.not-found' })
  @ApiConflictResponse({ type: ProblemDetails, description: 'money-case.closed' })
  take(
    @Param('caseId', anId('caseId')) caseId: string,
    @SignedIn() { id: memberId }: SignedInStaff,
    @Body() { reason }: ReasonRequest,
  ): Promise<MoneyCaseResponse> {
    return this.handleCase.take({ caseId, memberId, reason });
  }

  /** Ends it for good. What was paid is in the ledger with it: expense against our bank. */
  @For('admin')
  @Audited('money-case.closed')
  @Post(':caseId/closing')
  @HttpCode(200)
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'money-case.not-found' })
  @ApiConflictResponse({ type: ProblemDetails, description: 'money-case.closed' })
  @ApiUnprocessableEntityResponse({ type: ProblemDetails, description: 'money-case.outcome-wrong {outcomes}' })
  close(
    @Param('caseId', anId('caseId')) caseId: string,
    @SignedIn() { id: memberId }: SignedInStaff,
    @Body() request: CloseMoneyCaseRequest,
  ): Promise<MoneyCaseResponse> {
    return this.handleCase.close({ caseId, memberId, ...request });
  }
}
