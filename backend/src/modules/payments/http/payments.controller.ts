import { Body, Controller, Header, HttpCode, HttpStatus, Param, Post, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiConflictResponse,
  ApiForbiddenResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { type Response } from 'express';
import { BookingReads, BookingResponse } from '#modules/bookings';
import { NeedsAdmission } from '#modules/waiting-room';
import { For } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { IdempotencyKey } from '#platform/http/idempotency-key';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SignedIn, type SignedInBuyer } from '#platform/http/signed-in';
import { PayForBooking } from '../application/pay-for-booking.use-case';
import { PrepareCheckout } from '../application/prepare-checkout.use-case';
import { PayRequest } from './pay.request';
import { CheckoutResponse, PaymentResponse } from './payment.response';

const REFUSED_BY_QUEUE = 'queue.admission-required, queue.admission-invalid, queue.admission-over';

@ApiTags('payments')
@ApiBearerAuth()
@For('buyer')
@Controller('bookings/:bookingId')
export class PaymentsController {
  constructor(
    private readonly prepareCheckout: PrepareCheckout,
    private readonly payForBooking: PayForBooking,
    private readonly bookings: BookingReads,
  ) {}

  /** Prepares a payment with the server's own total. Nothing is charged; a repetition goes on with the same attempt. */
  @Post('checkout')
  @NeedsAdmission('payment')
  @ApiForbiddenResponse({ type: ProblemDetails, description: REFUSED_BY_QUEUE })
  @HttpCode(HttpStatus.OK)
  @Header('Cache-Control', 'no-store')
  @ApiConflictResponse({ type: ProblemDetails, description: 'booking.hold-expired, booking.not-payable' })
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'booking.not-found' })
  @ApiServiceUnavailableResponse({ type: ProblemDetails, description: 'payment.gateway-unavailable, with Retry-After' })
  checkout(
    @Param('bookingId', anId('bookingId')) bookingId: string,
    @SignedIn() buyer: SignedInBuyer,
  ): Promise<CheckoutResponse> {
    return this.prepareCheckout.execute({ bookingId, accountId: buyer.id });
  }

  /** Takes the money and issues the tickets. Repetitions, also with other keys, charge once and get the same answer. */
  @Post('payments')
  @NeedsAdmission('payment')
  @ApiForbiddenResponse({ type: ProblemDetails, description: REFUSED_BY_QUEUE })
  @HttpCode(HttpStatus.OK)
  @Header('Cache-Control', 'no-store')
  @ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,64}$' } })
  @ApiOkResponse({
    type: PaymentResponse,
    description: 'CAPTURED: the tickets are there. WAITING_FOR_DEPOSIT: the account to pay into is in the booking',
  })
  @ApiAcceptedResponse({ type: PaymentResponse, description: 'UNKNOWN: Toss has not answered yet' })
  @ApiConflictResponse({
    type: ProblemDetails,
    description: 'booking.hold-expired, booking.not-payable, payment.already-done',
  })
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'booking.not-found, payment.not-found' })
  @ApiUnprocessableEntityResponse({
    type: ProblemDetails,
    description:
      'payment.declined, payment.amount-mismatch, request.idempotency-key-required, request.idempotency-key-reused',
  })
  @ApiServiceUnavailableResponse({ type: ProblemDetails, description: 'payment.gateway-unavailable, with Retry-After' })
  async pay(
    @Param('bookingId', anId('bookingId')) bookingId: string,
    @SignedIn() buyer: SignedInBuyer,
    @IdempotencyKey() idempotencyKey: string,
    @Body() request: PayRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PaymentResponse> {
    const status = await this.payForBooking.execute({ bookingId, accountId: buyer.id, idempotencyKey, ...request });
    if (status === 'UNKNOWN') response.status(HttpStatus.ACCEPTED);
    return { status, booking: BookingResponse.from(await this.bookings.ofBuyer(bookingId, buyer.id)) };
  }
}
