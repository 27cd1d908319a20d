import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiConflictResponse, ApiNotFoundResponse, ApiTags } from '@nestjs/swagger';
import { Clock } from '#kernel/clock';
import { Audited } from '#modules/audit';
import { For } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SignedIn, type SignedInStaff } from '#platform/http/signed-in';
import { DecideCase } from '../application/decide-case.use-case';
import { SuspicionCases } from '../application/suspicion-cases';
import { DecideCaseRequest, SuspicionCasePageRequest } from './suspicion.request';
import { StaffSuspicionCaseListResponse, StaffSuspicionCaseResponse } from './suspicion.response';

@ApiTags('staff: fairness')
@ApiBearerAuth()
@Controller('staff/suspicion-cases')
export class StaffSuspicionController {
  constructor(
    private readonly cases: SuspicionCases,
    private readonly decideCase: DecideCase,
    private readonly clock: Clock,
  ) {}

  /** Undecided ones by their clock: whose time runs out first stands first. */
  @For('operator', 'auditor', 'admin')
  @Get()
  @Header('Cache-Control', 'no-store')
  async list(@Query() { state, page, size }: SuspicionCasePageRequest): Promise<StaffSuspicionCaseListResponse> {
    const { items, total, now } = await this.cases.list(state, { page, size });
    return { items: items.map((file) => StaffSuspicionCaseResponse.from(file, now)), page, size, total, asOf: now };
  }

  /** Decides, for the person to read. Nobody is decided against before they were heard or could have been. */
  @For('operator', 'admin')
  @Audited('suspicion.decided')
  @Post(':caseId/decisions')
  @HttpCode(200)
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'suspicion.not-found' })
  @ApiConflictResponse({
    type: ProblemDetails,
    description: 'suspicion.not-decidable {state}, suspicion.not-heard {appealBy}',
  })
  async decide(
    @Param('caseId', anId('caseId')) caseId: string,
    @Body() { decision, reason }: DecideCaseRequest,
    @SignedIn() { id: staffId }: SignedInStaff,
  ): Promise<StaffSuspicionCaseResponse> {
    const file = await this.decideCase.execute({ caseId, staffId, decision, reason });
    return StaffSuspicionCaseResponse.from(file, this.clock.now());
  }
}
