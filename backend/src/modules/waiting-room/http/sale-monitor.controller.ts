import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiNotFoundResponse, ApiTags } from '@nestjs/swagger';
import { For } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { WatchSale } from '../application/watch-sale';
import { SaleMonitorResponse } from './sale-monitor.response';

@ApiTags('staff: waiting room')
@ApiBearerAuth()
@For('operator', 'auditor', 'admin')
@Controller('staff/performances/:performanceId/monitor')
export class SaleMonitorController {
  constructor(private readonly watchSale: WatchSale) {}

  /** An opening as it goes, counted this moment; once a second over the socket namespace /monitor. */
  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'catalog.performance-not-found' })
  async of(@Param('performanceId', anId('performanceId')) performanceId: string): Promise<SaleMonitorResponse> {
    return SaleMonitorResponse.from(await this.watchSale.of(performanceId));
  }
}
