import { Body, Controller, Get, Header, Param, Put } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { Audited, AuditTrail } from '#modules/audit';
import { For } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { WatchQueue } from '../application/watch-queue';
import { SetUpQueue } from '../application/set-up-queue.use-case';
import { SetUpQueueRequest } from './queue.request';
import { StaffQueueResponse } from './queue.response';
import { QueueChangesResponse } from './queue-changes.response';

const LATEST = 20;

@ApiTags('staff: waiting room')
@ApiBearerAuth()
@Controller('staff/performances/:performanceId/queue')
export class StaffQueueController {
  constructor(
    private readonly setUpQueue: SetUpQueue,
    private readonly watchQueue: WatchQueue,
    private readonly trail: AuditTrail,
  ) {}

  /** Settings and people, counted this moment. */
  @For('operator', 'auditor', 'admin')
  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'catalog.performance-not-found' })
  async watch(@Param('performanceId', anId('performanceId')) performanceId: string): Promise<StaffQueueResponse> {
    const { queue, people, now } = await this.watchQueue.of(performanceId);
    return StaffQueueResponse.from(queue, people, now);
  }

  /** Who changed the queue, when and why: the newest twenty, for everybody at the desk. */
  @For('operator', 'auditor', 'admin')
  @Get('changes')
  @Header('Cache-Control', 'no-store')
  async changes(@Param('performanceId', anId('performanceId')) performanceId: string): Promise<QueueChangesResponse> {
    const subject = { subjectType: 'performance', subjectId: performanceId };
    const { items } = await this.trail.search({ action: 'queue.changed', ...subject, page: 1, size: LATEST });
    return QueueChangesResponse.from(items);
  }

  /** Sets up, slows, pauses, resumes or ends the queue; everywhere within three seconds. Written to the audit log. */
  @For('operator', 'admin')
  @Audited('queue.changed')
  @Put()
  @Header('Cache-Control', 'no-store')
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'catalog.performance-not-found' })
  @ApiConflictResponse({
    type: ProblemDetails,
    description: 'queue.draw-fixed {closesAt}, queue.settings-changed {revision}',
  })
  @ApiUnprocessableEntityResponse({ type: ProblemDetails, description: 'queue.start-missing' })
  async setUp(
    @Param('performanceId', anId('performanceId')) performanceId: string,
    @Body() { reason, revision, from = null, entranceOpensAt = null, ...settings }: SetUpQueueRequest,
  ): Promise<StaffQueueResponse> {
    await this.setUpQueue.execute({
      performanceId,
      settings: { ...settings, from, entranceOpensAt },
      reason,
      revision,
    });
    const { queue, people, now } = await this.watchQueue.of(performanceId);
    return StaffQueueResponse.from(queue, people, now);
  }
}
