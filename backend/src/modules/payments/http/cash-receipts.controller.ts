import { Body, Controller, Header, Param, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import { BookedCashReceiptResponse } from '#modules/bookings';
import { For } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SignedIn, type SignedInBuyer } from '#platform/http/signed-in';
import { IssueCashReceipt } from '../application/issue-cash-receipt.use-case';
import { CashReceiptRequest } from './cash-receipt.request';

@ApiTags('payments')
@ApiBearerAuth()
@For('buyer')
@Controller('bookings/:bookingId/cash-receipts')
export class CashReceiptsController {
  constructor(private readonly issueCashReceipt: IssueCashReceipt) {}

  /** Issues a cash receipt (현금영수증) for a booking paid from a bank account. One for each payment. */
  @Post()
  // Nobody tries out whose numbers exist.
  @Throttle({ default: { limit: 10, ttl: 60_000 } })
  @Header('Cache-Control', 'no-store')
  @ApiConflictResponse({
    type: ProblemDetails,
    description: 'payment.cash-receipt-not-possible {reason: NOT_PAID | METHOD}, payment.cash-receipt-exists',
  })
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'booking.not-found' })
  @ApiUnprocessableEntityResponse({ type: ProblemDetails, description: 'payment.cash-receipt-refused {reason}' })
  @ApiServiceUnavailableResponse({ type: ProblemDetails, description: 'payment.gateway-unavailable: ask again' })
  async issue(
    @Param('bookingId', anId('bookingId')) bookingId: string,
    @SignedIn() buyer: SignedInBuyer,
    @Body() { type, identityNumber }: CashReceiptRequest,
  ): Promise<BookedCashReceiptResponse> {
    const digits = identityNumber.replaceAll('-', '');
    const receipt = await this.issueCashReceipt.execute({
      bookingId,
      accountId: buyer.id,
      type,
      identityNumber: digits,
    });
    return { type: receipt.type, state: 'ISSUED', receiptUrl: receipt.receiptUrl };
  }
}
