import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiForbiddenResponse, ApiNotFoundResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import type { Request, Response } from 'express';
import { Admissions, NeedsAdmission } from '#modules/waiting-room';
import { Public } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SeatStatusBoard } from '../application/seat-status-board';
import { SeatStatusResponse } from './seat-status.response';

@ApiTags('seating')
@Public()
@Controller('performances/:performanceId/seat-status')
export class SeatStatusController {
  constructor(
    private readonly board: SeatStatusBoard,
    private readonly admissions: Admissions,
  ) {}

  /**
   * Which seats are free, at most a second ago. Equal for everybody, so that a CDN may keep it for that second;
   * while the performance has a queue only for who is inside, and kept nowhere.
   */
  @Get()
  @SkipThrottle()
  @NeedsAdmission('seats')
  @ApiForbiddenResponse({ type: ProblemDetails, description: 'queue.admission-required, -invalid, -over' })
  @ApiOkResponse({ type: SeatStatusResponse })
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'seating.seat-map-not-found' })
  async status(
    @Param('performanceId', anId('performanceId')) performanceId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { version, body } = await this.board.current(performanceId);
    const etag = `"${version}"`;
    const forAll = !(await this.admissions.isOn(performanceId));
    response.setHeader('Cache-Control', forAll ? 'public, max-age=1' : 'private, no-store');
    response.setHeader('ETag', etag);
    if (request.headers['if-none-match'] === etag) {
      response.status(304).end();
      return;
    }
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.setHeader('Content-Length', body.length);
    response.end(body);
  }
}
