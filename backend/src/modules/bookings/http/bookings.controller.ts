import { Controller, Delete, Get, Header, HttpCode, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiConflictResponse, ApiNotFoundResponse, ApiTags } from '@nestjs/swagger';
import { For } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { PageRequest } from '#platform/http/page.request';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SignedIn, type SignedInBuyer } from '#platform/http/signed-in';
import { BookingReads } from '../application/booking-view';
import { ReleaseHold } from '../application/release-hold.use-case';
import { BookingListResponse, BookingResponse } from './booking.response';

@ApiTags('bookings')
@ApiBearerAuth()
@For('buyer')
@Controller('bookings')
export class BookingsController {
  constructor(
    private readonly bookings: BookingReads,
    private readonly releaseHold: ReleaseHold,
  ) {}

  /** The buyer's own bookings, newest first. */
  @Get()
  @Header('Cache-Control', 'no-store')
  async list(@Query() { page, size }: PageRequest, @SignedIn() buyer: SignedInBuyer): Promise<BookingListResponse> {
    const list = await this.bookings.listOfBuyer(buyer.id, page, size);
    return { ...list, items: list.items.map((booking) => BookingResponse.from(booking)) };
  }

  @Get(':bookingId')
  @Header('Cache-Control', 'no-store')
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'booking.not-found' })
  async one(
    @Param('bookingId', anId('bookingId')) bookingId: string,
    @SignedIn() buyer: SignedInBuyer,
  ): Promise<BookingResponse> {
    return BookingResponse.from(await this.bookings.ofBuyer(bookingId, buyer.id));
  }

  /** Gives held seats back. Safe to repeat. */
  @Delete(':bookingId/hold')
  @HttpCode(204)
  @ApiConflictResponse({ type: ProblemDetails, description: 'booking.not-releasable' })
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'booking.not-found' })
  async release(
    @Param('bookingId', anId('bookingId')) bookingId: string,
    @SignedIn() buyer: SignedInBuyer,
  ): Promise<void> {
    await this.releaseHold.execute({ bookingId, buyerId: buyer.id });
  }
}
