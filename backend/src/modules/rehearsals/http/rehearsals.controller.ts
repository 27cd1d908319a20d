import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiConflictResponse, ApiNotFoundResponse, ApiTags } from '@nestjs/swagger';
import { Audited } from '#modules/audit';
import { For } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SignedIn, type SignedInStaff } from '#platform/http/signed-in';
import { CancelRehearsal } from '../application/cancel-rehearsal.use-case';
import { Rehearsals } from '../application/rehearsals';
import { StartRehearsal } from '../application/start-rehearsal.use-case';
import { CancelRehearsalRequest, StartRehearsalRequest } from './rehearsal.request';
import { RehearsalListResponse, RehearsalResponse } from './rehearsal.response';

/** A synthetic on-sale on a copy of a performance: it can touch neither seats nor money. */
@ApiTags('staff: waiting room')
@ApiBearerAuth()
@Controller('staff')
export class RehearsalsController {
  constructor(
    private readonly rehearsals: Rehearsals,
    private readonly startRehearsal: StartRehearsal,
    private readonly cancelRehearsal: CancelRehearsal,
  ) {}

  /** Begins within seconds: ask for it again every second until its state is DONE, FAILED or CANCELLED. */
  @For('operator', 'admin')
  @Audited('rehearsal.started')
  @Post('performances/:performanceId/rehearsals')
  @HttpCode(202)
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'catalog.performance-not-found' })
  @ApiConflictResponse({
    type: ProblemDetails,
    description:
      'rehearsal.under-way {rehearsalId}, rehearsal.opening-near {opensAt}, rehearsal.sales-live {salesOpen, waiting} (confirm), rehearsal.impossible {reason}',
  })
  async start(
    @Param('performanceId', anId('performanceId')) performanceId: string,
    @Body() { profile, reason, confirmed = false }: StartRehearsalRequest,
    @SignedIn() { id: staffId }: SignedInStaff,
  ): Promise<RehearsalResponse> {
    return RehearsalResponse.from(
      await this.startRehearsal.execute({ performanceId, profile, reason, confirmed, staffId }),
    );
  }

  /** Newest first, with their reports. */
  @For('operator', 'auditor', 'admin')
  @Get('performances/:performanceId/rehearsals')
  @Header('Cache-Control', 'no-store')
  async list(@Param('performanceId', anId('performanceId')) performanceId: string): Promise<RehearsalListResponse> {
    return { items: (await this.rehearsals.list(performanceId)).map((one) => RehearsalResponse.from(one)) };
  }

  /** How it goes: progress while it runs, the report when it is DONE. */
  @For('operator', 'auditor', 'admin')
  @Get('rehearsals/:rehearsalId')
  @Header('Cache-Control', 'no-store')
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'rehearsal.not-found' })
  async one(@Param('rehearsalId', anId('rehearsalId')) rehearsalId: string): Promise<RehearsalResponse> {
    return RehearsalResponse.from(await this.rehearsals.get(rehearsalId));
  }

  /** Stops it within seconds and removes the copy. */
  @For('operator', 'admin')
  @Audited('rehearsal.cancelled')
  @Post('rehearsals/:rehearsalId/cancellation')
  @HttpCode(202)
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'rehearsal.not-found' })
  @ApiConflictResponse({ type: ProblemDetails, description: 'rehearsal.over' })
  async cancel(
    @Param('rehearsalId', anId('rehearsalId')) rehearsalId: string,
    @Body() { reason }: CancelRehearsalRequest,
  ): Promise<RehearsalResponse> {
    return RehearsalResponse.from(await this.cancelRehearsal.execute({ rehearsalId, reason }));
  }
}
