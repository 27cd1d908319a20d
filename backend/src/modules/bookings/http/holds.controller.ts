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
import { HoldSeats } from '../application/hold-seats.use-case';
import { SeatsHeldResponse } from './booking.response';
import { HoldSeatsRequest } from './hold-seats.request';
import { counted } from './reservation-metrics';

@ApiTags('bookings')
@ApiBearerAuth()
@Controller('performances/:performanceId/holds')
export class HoldsController {
  constructor(private readonly holdSeats: HoldSeats) {}

  /** Holds the chosen seats for five minutes: all of them or none. A repeated key gets the same booking again. */
  @For('buyer')
  @NeedsAdmission('hold')
  @Post()
  @Throttle({ default: { limit: 10, ttl: 60_000 } })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: '8 to 64 characters, new for every wish' })
  @ApiConflictResponse({
    type: ProblemDetails,
    description: 'booking.seats-taken {taken, alternatives}, booking.sale-not-open {opensAt}, booking.sale-closed',
  })
  @ApiForbiddenResponse({
    type: ProblemDetails,
    description:
      'auth.email-unverified, auth.account-suspended, queue.admission-required, queue.admission-invalid, queue.admission-over',
  })
  @ApiUnprocessableEntityResponse({
    type: ProblemDetails,
    description:
      'booking.unknown-seats, booking.seats-not-for-sale, booking.too-many-seats {limit, alreadyHeld}, booking.strands-seat {stranded, alternatives}, request.idempotency-key-required, request.idempotency-key-reused',
  })
  async hold(
    @Param('performanceId', anId('performanceId')) performanceId: string,
    @Body() { seatIds }: HoldSeatsRequest,
    @IdempotencyKey() idempotencyKey: string,
    @SignedIn() buyer: SignedInBuyer,
  ): Promise<SeatsHeldResponse> {
    return SeatsHeldResponse.from(
      await counted(this.holdSeats.execute({ buyerId: buyer.id, performanceId, seatIds, idempotencyKey })),
    );
  }
}
