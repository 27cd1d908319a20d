import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { For } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SignedIn, type SignedInBuyer } from '#platform/http/signed-in';
import { ConfirmationPdf } from '../application/confirmation-pdf';
import { qrSvg } from '../application/qr-code';
import { TicketReads } from '../application/ticket-reads';
import { ConfirmationRequest } from './confirmation.request';
import { TicketListResponse, TicketResponse } from './ticket.response';

@ApiTags('tickets')
@ApiBearerAuth()
@For('buyer')
@Controller('bookings/:bookingId')
export class TicketsController {
  constructor(
    private readonly tickets: TicketReads,
    private readonly confirmation: ConfirmationPdf,
  ) {}

  /** One ticket for each seat of a paid booking. */
  @Get('tickets')
  @Header('Cache-Control', 'no-store')
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'booking.not-found, ticket.not-found' })
  async list(
    @Param('bookingId', anId('bookingId')) bookingId: string,
    @SignedIn() buyer: SignedInBuyer,
  ): Promise<TicketListResponse> {
    const { tickets, transferable } = await this.tickets.ofBuyer(bookingId, buyer.id);
    const items = tickets.map(async (ticket) =>
      TicketResponse.from(ticket, ticket.state === 'VOID' ? '' : await qrSvg(ticket.token)),
    );
    return { transferable, items: await Promise.all(items) };
  }

  /** The booking confirmation with its tickets, to print or to keep. */
  @Get('confirmation.pdf')
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'booking.not-found, ticket.not-found' })
  @ApiServiceUnavailableResponse({
    type: ProblemDetails,
    description: 'server.unavailable, with Retry-After: too many are asked for at once',
  })
  async pdf(
    @Param('bookingId', anId('bookingId')) bookingId: string,
    @Query() { locale = 'ko' }: ConfirmationRequest,
    @SignedIn() buyer: SignedInBuyer,
  ): Promise<StreamableFile> {
    const booked = await this.tickets.ofBuyer(bookingId, buyer.id);
    const { filename, content } = await this.confirmation.render(booked, locale);
    return new StreamableFile(content, {
      type: 'application/pdf',
      length: content.length,
      disposition: `inline; filename="${filename}"`,
    });
  }
}
