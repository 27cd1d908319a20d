import { BadRequestException, Controller, Get, Header, Param, Res } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Public } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SeatMaps } from '../application/seat-maps';
import { PerformanceSeatMapResponse } from './seat-map.response';

const HASH = /^[0-9a-f]{32}$/;

@ApiTags('seating')
@Public()
@Controller()
@ApiNotFoundResponse({ type: ProblemDetails, description: 'seating.seat-map-not-found' })
export class SeatMapController {
  constructor(private readonly seatMaps: SeatMaps) {}

  /** What each seat of a performance costs, and where its drawing is. */
  @Get('performances/:performanceId/seat-map')
  @Header('Cache-Control', 'public, max-age=10, stale-while-revalidate=60')
  async ofPerformance(
    @Param('performanceId', anId('performanceId')) performanceId: string,
  ): Promise<PerformanceSeatMapResponse> {
    const { hash, index, grades, seatGrades } = await this.seatMaps.ofPerformance(performanceId);
    return {
      seatMapHash: hash,
      drawingUrl: `/api/v1/seat-maps/${hash}`,
      seatCount: index.size,
      grades: [...grades],
      seatGrades,
    };
  }

  /** The drawing (docs/architecture.md, "Seat maps"): geometry only, immutable, named by its content. */
  @Get('seat-maps/:hash')
  @ApiOkResponse({ description: 'SeatMapDrawing, format 1', schema: { type: 'object' } })
  async drawing(@Param('hash') hash: string, @Res() response: Response): Promise<void> {
    if (!HASH.test(hash))
      throw new BadRequestException({ fields: [{ field: 'hash', problem: 'hash must be 32 hex digits' }] });
    const drawing = await this.seatMaps.drawing(hash);
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    response.type('application/json').send(drawing);
  }
}
