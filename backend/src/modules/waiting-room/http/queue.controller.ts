import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiConflictResponse,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import { SkipThrottle, Throttle } from '@nestjs/throttler';
import type { Response } from 'express';
import { For, Public } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SignedIn, type SignedInBuyer } from '#platform/http/signed-in';
import { DrawFiles } from '../application/draw-files';
import { JoinQueue } from '../application/join-queue.use-case';
import { LeaveQueue } from '../application/leave-queue.use-case';
import { QueueBoard } from '../application/queue-board';
import { SeeMyPlace } from '../application/see-my-place.use-case';
import { JoinQueueRequest } from './queue.request';
import { DrawFileResponse, JoinedQueueResponse, QueuePlaceResponse, QueueStatusResponse } from './queue.response';

@ApiTags('waiting room')
@Controller('performances/:performanceId/queue')
export class QueueController {
  constructor(
    private readonly joinQueue: JoinQueue,
    private readonly seeMyPlace: SeeMyPlace,
    private readonly leaveQueue: LeaveQueue,
    private readonly board: QueueBoard,
    private readonly draws: DrawFiles,
  ) {}

  /** How the queue goes, equal for everybody, so that a CDN may keep it for a second. Phase OFF: there is none. */
  @Public()
  @SkipThrottle()
  @Get('status')
  @Header('Cache-Control', 'public, max-age=1')
  async status(@Param('performanceId', anId('performanceId')) performanceId: string): Promise<QueueStatusResponse> {
    return QueueStatusResponse.from(performanceId, await this.board.find(performanceId), this.board.now());
  }

  /** The draw as it was held, for anybody to hold again (docs/draw/verify-draw.mjs). Never changes. */
  @Public()
  @SkipThrottle()
  @Get('draw')
  @ApiOkResponse({ type: DrawFileResponse })
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'queue.no-draw' })
  async draw(
    @Param('performanceId', anId('performanceId')) performanceId: string,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.draws.bytesOf(performanceId);
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.setHeader('Content-Length', file.length);
    response.end(file);
  }

  /** Joins, or finds the place one has: a second tab, device or click changes nothing. */
  @For('buyer')
  @ApiBearerAuth()
  @Post('entries')
  @Throttle({ default: { limit: 30, ttl: 60_000 } })
  @Header('Cache-Control', 'no-store')
  @ApiConflictResponse({
    type: ProblemDetails,
    description: 'queue.off, queue.not-open {entranceOpensAt}, queue.closed, queue.other-account',
  })
  @ApiForbiddenResponse({
    type: ProblemDetails,
    description:
      'auth.email-unverified, auth.account-suspended, queue.challenge-required, queue.challenge-invalid, queue.challenge-expired, queue.challenge-used, queue.declaration-missing',
  })
  async join(
    @Param('performanceId', anId('performanceId')) performanceId: string,
    @Body() { nonce, challenge }: JoinQueueRequest,
    @SignedIn() buyer: SignedInBuyer,
  ): Promise<JoinedQueueResponse> {
    const solution = challenge && { ...challenge, declared: challenge.declared ?? false };
    return JoinedQueueResponse.from(
      await this.joinQueue.execute({ performanceId, accountId: buyer.id, nonce, solution }),
    );
  }

  /** Where one stands, a sign of life, and the admission once called. At least every 60 s, or the turn may be lost. */
  @For('buyer')
  @ApiBearerAuth()
  @Get('entry')
  @Throttle({ default: { limit: 60, ttl: 60_000 } })
  @Header('Cache-Control', 'no-store')
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'queue.no-place' })
  async entry(
    @Param('performanceId', anId('performanceId')) performanceId: string,
    @SignedIn() buyer: SignedInBuyer,
  ): Promise<QueuePlaceResponse> {
    return QueuePlaceResponse.from(await this.seeMyPlace.execute({ performanceId, accountId: buyer.id }));
  }

  /** Gives the place up, or ends the visit; seats held in it and not being paid for are free at once. Safe to repeat. */
  @For('buyer')
  @ApiBearerAuth()
  @Delete('entry')
  @HttpCode(204)
  async leave(
    @Param('performanceId', anId('performanceId')) performanceId: string,
    @SignedIn() buyer: SignedInBuyer,
  ): Promise<void> {
    await this.leaveQueue.execute({ performanceId, accountId: buyer.id });
  }
}
