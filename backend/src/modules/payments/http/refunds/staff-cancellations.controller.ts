import { Body, Controller, Get, Header, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { type Response } from 'express';
import { Audited } from '#modules/audit';
import { For } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { IdempotencyKey } from '#platform/http/idempotency-key';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SignedIn, type SignedInStaff } from '#platform/http/signed-in';
import { CancelForStaff } from '../../application/refunds/cancel-for-staff.use-case';
import { QuoteCancellation } from '../../application/refunds/quote-cancellation.use-case';
import { RefundList } from '../../application/refunds/refund-list';
import { CancellationQuoteResponse } from './cancellation.response';
import { StaffCancelRequest, StaffQuoteRequest } from './staff-refunds.request';
import { RefundApprovalResponse, StaffCancellationResponse, StaffRefundResponse } from './staff-refunds.response';

const KEY_HEADER = {
  name: 'Idempotency-Key',
  required: true,
  schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,64}$' },
} as const;

@ApiTags('staff')
@ApiBearerAuth()
@For('operator', 'admin')
@ApiNotFoundResponse({ type: ProblemDetails, description: 'booking.not-found' })
@Controller('staff/bookings/:bookingId')
export class StaffCancellationsController {
  constructor(
    private readonly quoteCancellation: QuoteCancellation,
    private readonly cancelForStaff: CancelForStaff,
    private readonly refunds: RefundList,
  ) {}

  /** What cancelling would give back now; with the organiser at fault everything, also after the show. */
  @Get('cancellation-quote')
  @Header('Cache-Control', 'no-store')
  @ApiConflictResponse({ type: ProblemDetails, description: 'cancellation.not-possible {reason}' })
  @ApiUnprocessableEntityResponse({ type: ProblemDetails, description: 'cancellation.unknown-seats {seatIds}' })
  async quote(
    @Param('bookingId', anId('bookingId')) bookingId: string,
    @Query() wish: StaffQuoteRequest,
  ): Promise<CancellationQuoteResponse> {
    return CancellationQuoteResponse.from(await this.quoteCancellation.forStaff(bookingId, wish));
  }

  /** Cancels for a buyer, with a smaller fee if need be. Above the limit of REFUND_TWO_PERSON_LIMIT a second person decides. */
  @Audited('booking.cancelled')
  @Post('cancellations')
  @Header('Cache-Control', 'no-store')
  @ApiHeader(KEY_HEADER)
  @ApiCreatedResponse({ type: StaffCancellationResponse, description: 'cancelled; the money is on its way' })
  @ApiAcceptedResponse({ type: StaffCancellationResponse, description: 'waits for a second person' })
  @ApiConflictResponse({
    type: ProblemDetails,
    description: 'cancellation.not-possible {reason}, cancellation.quote-changed {quote}, refund-approval.pending',
  })
  @ApiUnprocessableEntityResponse({
    type: ProblemDetails,
    description: 'cancellation.unknown-seats {seatIds}, cancellation.fee-not-lower {agreed}',
  })
  async cancel(
    @Param('bookingId', anId('bookingId')) bookingId: string,
    @SignedIn() member: SignedInStaff,
    @IdempotencyKey() idempotencyKey: string,
    @Body() { feeOverride = null, ...request }: StaffCancelRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StaffCancellationResponse> {
    const wish = { bookingId, memberId: member.id, idempotencyKey, feeOverride, ...request };
    const outcome = await this.cancelForStaff.execute(wish);
    if (outcome.kind === 'approval') {
      response.status(HttpStatus.ACCEPTED);
      return { refund: null, approval: RefundApprovalResponse.from(outcome.approval) };
    }
    const refund = await this.refunds.one(outcome.refund.id);
    return { refund: refund ? StaffRefundResponse.from(refund) : null, approval: null };
  }
}
