import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiConflictResponse, ApiNotFoundResponse, ApiTags } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import { Clock } from '#kernel/clock';
import { For } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SignedIn, type SignedInBuyer } from '#platform/http/signed-in';
import { AppealCase } from '../application/appeal-case.use-case';
import { SuspicionCases } from '../application/suspicion-cases';
import { AppealRequest } from './suspicion.request';
import { MySuspicionCaseListResponse, MySuspicionCaseResponse } from './suspicion.response';

@ApiTags('fairness')
@ApiBearerAuth()
@For('buyer')
@Controller('me/suspicion-cases')
export class MySuspicionController {
  constructor(
    private readonly cases: SuspicionCases,
    private readonly appealCase: AppealCase,
    private readonly clock: Clock,
  ) {}

  /** Suspicions against the person who asks, newest first; for nearly everybody none. */
  @Get()
  @Header('Cache-Control', 'no-store')
  async list(@SignedIn() buyer: SignedInBuyer): Promise<MySuspicionCaseListResponse> {
    const cases = await this.cases.ofAccount(buyer.id);
    return { items: cases.map((found) => MySuspicionCaseResponse.from(found, this.clock.now())) };
  }

  /** The person's answer, once. It is decided within 48 hours, or the case is cleared. */
  @Post(':caseId/appeal')
  @HttpCode(200)
  @Throttle({ default: { limit: 10, ttl: 60_000 } })
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'suspicion.not-found' })
  @ApiConflictResponse({ type: ProblemDetails, description: 'suspicion.not-appealable {state}' })
  async appeal(
    @Param('caseId', anId('caseId')) caseId: string,
    @Body() { text }: AppealRequest,
    @SignedIn() buyer: SignedInBuyer,
  ): Promise<MySuspicionCaseResponse> {
    const appealed = await this.appealCase.execute({ caseId, accountId: buyer.id, text });
    return MySuspicionCaseResponse.from(appealed, this.clock.now());
  }
}
