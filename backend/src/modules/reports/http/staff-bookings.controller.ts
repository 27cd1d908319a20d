import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiNotFoundResponse, ApiTags } from '@nestjs/swagger';
import { Audited } from '#modules/audit';
import { For } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { ShowBooking } from '../application/show-booking.use-case';
import { UnmaskBuyer } from '../application/unmask-buyer.use-case';
import { StaffBookingResponse, UnmaskedBuyerResponse } from './staff-booking.response';
import { UnmaskRequest } from './unmask.request';

@ApiTags('staff')
@ApiBearerAuth()
@ApiNotFoundResponse({ type: ProblemDetails, description: 'booking.not-found' })
@Controller('staff/bookings')
export class StaffBookingsController {
  constructor(
    private readonly showBooking: ShowBooking,
    private readonly unmaskBuyer: UnmaskBuyer,
  ) {}

  /** Everything about a booking, its buyer masked. */
  @For('operator', 'auditor', 'admin')
  @Get(':bookingId')
  @Header('Cache-Control', 'no-store')
  async one(@Param('bookingId', anId('bookingId')) bookingId: string): Promise<StaffBookingResponse> {
    return StaffBookingResponse.of(await this.showBooking.execute(bookingId));
  }

  /** Who the buyer is, for whoever says why; every look is in the audit log. */
  @For('operator', 'admin')
  @Audited('booking.unmasked')
  @Post(':bookingId/unmaskings')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  async unmask(
    @Param('bookingId', anId('bookingId')) bookingId: string,
    @Body() { reason }: UnmaskRequest,
  ): Promise<UnmaskedBuyerResponse> {
    return { buyer: await this.unmaskBuyer.execute(bookingId, reason) };
  }
}
