import { Body, Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiConflictResponse,
  ApiForbiddenResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import { BookingReads, BookingResponse } from '#modules/bookings';
import { NeedsAdmission } from '#modules/waiting-room';
import { For } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { IdempotencyKey } from '#platform/http/idempotency-key';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SignedIn, type SignedInBuyer } from '#platform/http/signed-in';
import { ChangeSeats } from '../../application/changes/change-seats.use-case';
import { QuoteChange } from '../../application/changes/quote-change.use-case';
import { ChangeQuoteRequest, ChangeRequest } from './change.request';
import { ChangeQuoteResponse, ChangeResponse } from './change.response';

@ApiTags('changes')
@ApiBearerAuth()
@For('buyer')
@Controller('bookings/:bookingId')
export class ChangesController {
  constructor(
    private readonly quoteChange: QuoteChange,
    private readonly changeSeats: ChangeSeats,
    private readonly bookings: BookingReads,
  ) {}

  /** What it would cost now to have other seats, or another date of the event, for some of the booking's tickets. Holds nothing. */
  @Get('change-quote')
  @Header('Cache-Control', 'no-store')
  @ApiConflictResponse({ type: ProblemDetails, description: 'change.not-possible {reason}' })
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'booking.not-found' })
  @ApiUnprocessableEntityResponse({
    type: ProblemDetails,
    description:
      'change.unknown-seats {seatIds}, change.seat-count {givenUp}, change.other-performance, booking.seats-not-for-sale {seatIds}',
  })
  async quote(
    @Param('bookingId', anId('bookingId')) bookingId: string,
    @Query() wish: ChangeQuoteRequest,
    @SignedIn() buyer: SignedInBuyer,
  ): Promise<ChangeQuoteResponse> {
    return ChangeQuoteResponse.from(await this.quoteChange.execute(bookingId, buyer.id, wish));
  }

  /**
   * Changes them for exactly what was quoted. Dearer seats are held for five minutes: pay the difference like any booking
   * (POST /bookings/:id/checkout of the new one); until then the old tickets stay valid. Everything else is changed at once,
   * and what is left over is on its way back. Repetitions with the same key are one change.
   */
  @Post('changes')
  @Header('Cache-Control', 'no-store')
  @NeedsAdmission('change')
  @Throttle({ default: { limit: 10, ttl: 60_000 } })
  @ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,64}$' } })
  @ApiConflictResponse({
    type: ProblemDetails,
    description:
      'change.not-possible {reason}, change.quote-changed {quote}, change.under-way {bookingId}, booking.seats-taken {taken, alternatives}, booking.sale-not-open {opensAt}, booking.sale-closed',
  })
  @ApiForbiddenResponse({
    type: ProblemDetails,
    description: 'queue.admission-required, queue.admission-invalid, queue.admission-over',
  })
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'booking.not-found' })
  @ApiUnprocessableEntityResponse({
    type: ProblemDetails,
    description:
      'change.unknown-seats {seatIds}, change.seat-count {givenUp}, change.other-performance, booking.unknown-seats, booking.seats-not-for-sale, booking.too-many-seats {limit, alreadyHeld}, request.idempotency-key-required, request.idempotency-key-reused',
  })
  async change(
    @Param('bookingId', anId('bookingId')) bookingId: string,
    @SignedIn() buyer: SignedInBuyer,
    @IdempotencyKey() idempotencyKey: string,
    @Body() request: ChangeRequest,
  ): Promise<ChangeResponse> {
    const outcome = await this.changeSeats.execute({ bookingId, accountId: buyer.id, idempotencyKey, ...request });
    const booking = await this.bookings.ofBuyer(outcome.toBookingId, buyer.id);
    return { state: outcome.state, booking: BookingResponse.from(booking) };
  }
}
