import { Body, Controller, HttpCode, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiNotFoundResponse, ApiTags } from '@nestjs/swagger';
import { Audited } from '#modules/audit';
import { For } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SetSeatRule } from '../application/set-seat-rule.use-case';
import { SeatRuleRequest } from './seat-rule.request';

@ApiTags('staff')
@ApiBearerAuth()
@Controller('staff/events/:eventId')
export class StaffEventsController {
  constructor(private readonly setSeatRule: SetSeatRule) {}

  /** Whether buyers may leave a single seat alone, for all performances of the event. Written to the audit log. */
  @For('operator', 'admin')
  @Audited('event.seat-rule-changed')
  @Put('seat-rule')
  @HttpCode(204)
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'catalog.event-not-found' })
  async seatRule(@Param('eventId', anId('eventId')) eventId: string, @Body() rule: SeatRuleRequest): Promise<void> {
    await this.setSeatRule.execute({ eventId, ...rule });
  }
}
