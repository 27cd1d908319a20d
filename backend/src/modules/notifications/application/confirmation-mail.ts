import { Injectable } from '@nestjs/common';
import { Buyers } from '#modules/accounts';
import type { BookingDocument } from '#modules/bookings';
import { ConfirmationPdf, TicketReads } from '#modules/tickets';
import { AppConfig } from '#platform/config/app-config';
import type { Mail } from '#platform/mail/mailer';
import { bookingConfirmedMail } from './booking-confirmed-mail';

/** Writes the confirmation of a booking in the buyer's language, with its tickets as a PDF. */
@Injectable()
export class ConfirmationMail {
  constructor(
    private readonly config: AppConfig,
    private readonly buyers: Buyers,
    private readonly tickets: TicketReads,
    private readonly confirmation: ConfirmationPdf,
  ) {}

  /** Undefined when there is nobody to write to any more. */
  async of(booking: BookingDocument): Promise<Mail | undefined> {
    const buyer = await this.buyers.contactOf(booking.accountId);
    if (!buyer) return undefined;
    const { email, displayName, locale } = buyer;
    const { filename, content } = await this.confirmation.render(await this.tickets.withTickets(booking), locale);
    const address = `${this.config.PUBLIC_ORIGIN}/bookings/${booking.id}`;
    return {
      to: email,
      ...bookingConfirmedMail(booking, displayName, locale, address),
      attachments: [{ filename, content, contentType: 'application/pdf' }],
    };
  }
}
