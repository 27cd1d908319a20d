import { Controller, Delete, HttpCode, Param } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { For } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SignedIn, type SignedInBuyer } from '#platform/http/signed-in';
import { GiveUpAccount } from '../application/give-up-account.use-case';

@ApiTags('payments')
@ApiBearerAuth()
@For('buyer')
@Controller('bookings/:bookingId/virtual-account')
export class VirtualAccountsController {
  constructor(private readonly giveUpAccount: GiveUpAccount) {}

  /** Cancels a booking that waits for a deposit: nobody can pay into the account any more, and the seats go back. */
  @Delete()
  @HttpCode(204)
  @ApiConflictResponse({ type: ProblemDetails, description: 'booking.not-releasable, payment.deposit-arrived' })
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'booking.not-found' })
  @ApiServiceUnavailableResponse({ type: ProblemDetails, description: 'payment.gateway-unavailable, with Retry-After' })
  async giveUp(
    @Param('bookingId', anId('bookingId')) bookingId: string,
    @SignedIn() buyer: SignedInBuyer,
  ): Promise<void> {
    await this.giveUpAccount.execute({ bookingId, accountId: buyer.id });
  }
}
