import { Body, Controller, Get, Header, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiConflictResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { BookingReads, BookingResponse } from '#modules/bookings';
import { For } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { IdempotencyKey } from '#platform/http/idempotency-key';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SignedIn, type SignedInBuyer } from '#platform/http/signed-in';
import { CancelTickets } from '../../application/refunds/cancel-tickets.use-case';
import { NameRefundAccount } from '../../application/refunds/name-refund-account.use-case';
import { QuoteCancellation } from '../../application/refunds/quote-cancellation.use-case';
import { CancellationQuoteRequest, CancelRequest, RefundAccountRequest } from './cancellation.request';
import { CancellationQuoteResponse, CancellationResponse } from './cancellation.response';

@ApiTags('cancellations')
@ApiBearerAuth()
@For('buyer')
@Controller('bookings/:bookingId')
export class CancellationsController {
  constructor(
    private readonly quoteCancellation: QuoteCancellation,
    private readonly cancelTickets: CancelTickets,
    private readonly nameRefundAccount: NameRefundAccount,
    private readonly bookings: BookingReads,
  ) {}

  /** What cancelling these seats would give back now, by the terms the buyer agreed to when they paid. */
  @Get('cancellation-quote')
  @Header('Cache-Control', 'no-store')
  @ApiConflictResponse({ type: ProblemDetails, description: 'cancellation.not-possible {reason}' })
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'booking.not-found' })
  @ApiUnprocessableEntityResponse({ type: ProblemDetails, description: 'cancellation.unknown-seats {seatIds}' })
  async quote(
    @Param('bookingId', anId('bookingId')) bookingId: string,
    @Query() { seatIds = [] }: CancellationQuoteRequest,
    @SignedIn() buyer: SignedInBuyer,
  ): Promise<CancellationQuoteResponse> {
    return CancellationQuoteResponse.from(await this.quoteCancellation.forBuyer(bookingId, buyer.id, seatIds));
  }

  /**
   * Cancels them for exactly what was quoted. The tickets are void and the seats on sale again at once; the money is on
   * its way back within three business days. Repetitions with the same key are one cancellation.
   */
  @Post('cancellations')
  @Header('Cache-Control', 'no-store')
  @ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,64}$' } })
  @ApiConflictResponse({
    type: ProblemDetails,
    description: 'cancellation.not-possible {reason}, cancellation.quote-changed {quote}',
  })
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'booking.not-found' })
  @ApiUnprocessableEntityResponse({
    type: ProblemDetails,
    description:
      'cancellation.unknown-seats {seatIds}, cancellation.refund-account-required, request.idempotency-key-required, request.idempotency-key-reused',
  })
  async cancel(
    @Param('bookingId', anId('bookingId')) bookingId: string,
    @SignedIn() buyer: SignedInBuyer,
    @IdempotencyKey() idempotencyKey: string,
    @Body() { reason = '', ...request }: CancelRequest,
  ): Promise<CancellationResponse> {
    const by = { kind: 'buyer', accountId: buyer.id } as const;
    const { id } = await this.cancelTickets.execute({ bookingId, by, idempotencyKey, reason, ...request });
    const booking = BookingResponse.from(await this.bookings.ofBuyer(bookingId, buyer.id));
    const refund = booking.refunds.find((one) => one.id === id);
    if (!refund) throw new Error(`Refund ${id} is not in its booking`);
    return { refund, booking };
  }

  /**
   * Names the bank account for a refund that `needsAccount`: the money came by virtual account, and whoever cancelled did
   * not know where it should go. The number is sealed, and forgotten once the money is back.
   */
  @Put('refunds/:refundId/account')
  @HttpCode(204)
  @ApiConflictResponse({ type: ProblemDetails, description: 'refund.not-waiting {state}, refund.needs-no-account' })
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'booking.not-found, refund.not-found' })
  async nameAccount(
    @Param('bookingId', anId('bookingId')) bookingId: string,
    @Param('refundId', anId('refundId')) refundId: string,
    @SignedIn() buyer: SignedInBuyer,
    @Body() account: RefundAccountRequest,
  ): Promise<void> {
    await this.nameRefundAccount.execute({ bookingId, refundId, accountId: buyer.id, account });
  }
}
