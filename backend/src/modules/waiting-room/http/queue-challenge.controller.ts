import { Controller, Get, Header, Param, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiConflictResponse, ApiTags } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import type { Request, Response } from 'express';
import { For } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SignedIn, type SignedInBuyer } from '#platform/http/signed-in';
import { AskChallenge } from '../application/ask-challenge.use-case';
import { QueueChallengeResponse } from './queue.response';
import { VisitorCookie } from './visitor-cookie';

@ApiTags('waiting room')
@ApiBearerAuth()
@For('buyer')
@Controller('performances/:performanceId/queue/challenge')
export class QueueChallengeController {
  constructor(
    private readonly askChallenge: AskChallenge,
    private readonly visitors: VisitorCookie,
  ) {}

  /**
   * What joining will ask: a sum for the person's machine, to be had and solved before the opening. Good for twenty minutes
   * and one join. Null: nothing is asked.
   */
  @Get()
  @Throttle({ default: { limit: 30, ttl: 60_000 } })
  @Header('Cache-Control', 'no-store')
  @ApiConflictResponse({ type: ProblemDetails, description: 'queue.off' })
  async ask(
    @Param('performanceId', anId('performanceId')) performanceId: string,
    @SignedIn() buyer: SignedInBuyer,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<QueueChallengeResponse> {
    this.visitors.leave(request, response);
    return QueueChallengeResponse.from(await this.askChallenge.execute({ performanceId, accountId: buyer.id }));
  }
}
