import { Body, Controller, Param, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiConflictResponse,
  ApiForbiddenResponse,
  ApiHeader,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import { NeedsAdmission } from '#modules/waiting-room';
import { For } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { IdempotencyKey } from '#platform/http/idempotency-key';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SignedIn, type SignedInBuyer } from '#platform/http/signed-in';
import { HoldBestSeats } from '../application/hold-best-seats.use-case';
import { BestSeatsRequest } from './best-seats.request';
import { SeatsHeldResponse } from './booking.response';
import { counted } from './reservation-metrics';

@ApiTags('bookings')
@ApiBearerAuth()
@Controller('performances/:performanceId/best-seats')
export class BestSeatsController {
  constructor(private readonly holdBestSeats: HoldBestSeats) {}

  /**
   * Finds the best free seats side by side, of one grade and nearest to the stage, and holds them for five minutes. Never
   * places for wheelchairs or with a restricted view. A repeated key gets the same booking again.
   */
  @For('buyer')
  @NeedsAdmission('hold')
  @Post()
  @Throttle({ default: { limit: 10, ttl: 60_000 } })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: '8 to 64 characters, new for every wish' })
  @ApiConflictResponse({
    type: ProblemDetails,
    description:
      'booking.no-adjacent-seats {largest, largestInAnyGrade}, booking.seats-taken {taken, alternatives}, booking.sale-not-open {opensAt}, booking.sale-closed',
  })
  @ApiForbiddenResponse({
    type: ProblemDetails,
    description:
      'auth.email-unverified, auth.account-suspended, queue.admission-required, queue.admission-invalid, queue.admission-over',
  })
  @ApiUnprocessableEntityResponse({
    type: ProblemDetails,
    description:
      'booking.unknown-grade, booking.too-many-seats {limit, alreadyHeld}, request.idempotency-key-required, request.idempotency-key-reused',
  })
  async hold(
    @Param('performanceId', anId('performanceId')) performanceId: string,
    @Body() { count, gradeCode }: BestSeatsRequest,
    @IdempotencyKey() idempotencyKey: string,
    @SignedIn() buyer: SignedInBuyer,
  ): Promise<SeatsHeldResponse> {
    const command = { buyerId: buyer.id, performanceId, count, gradeCode, idempotencyKey };
    return SeatsHeldResponse.from(await counted(this.holdBestSeats.execute(command)));
  }
}
