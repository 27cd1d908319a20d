import { Injectable } from '@nestjs/common';
import { newId } from '#kernel/ids';
import { BookingReads } from '#modules/bookings';
import { Mailer } from '#platform/mail/mailer';
import { ConfirmationMail } from './confirmation-mail';
import { countedMail } from './notification-metrics';
import { Notifications } from './notifications';

/**
 * Mails a buyer the confirmation of a booking, once. It is marked as sent after the mail server took it; a crash in
 * between sends it again with the same Message-ID, which mail programs show once.
 */
@Injectable()
export class SendBookingConfirmation {
  constructor(
    private readonly bookings: BookingReads,
    private readonly notifications: Notifications,
    private readonly confirmationMail: ConfirmationMail,
    private readonly mailer: Mailer,
  ) {}

  /** @throws MailNotAccepted, for the outbox to bring the duty back */
  async execute(bookingId: string): Promise<void> {
    const booking = await this.bookings.document(bookingId);
    // Cancelled before the mail went out: what it would say is no longer true.
    if (booking?.state !== 'CONFIRMED') return;

    const key = `booking.confirmed:${bookingId}:email`;
    const { accountId } = booking;
    const opened = await this.notifications.open({
      id: newId(),
      dedupeKey: key,
      kind: 'booking.confirmed',
      channel: 'EMAIL',
      accountId,
      bookingId,
    });
    const mail = opened && (await this.confirmationMail.of(booking));
    if (!mail) return;
    await countedMail('booking.confirmed', () => this.mailer.send({ ...mail, key }));
    await this.notifications.markSent(opened.id);
  }
}
