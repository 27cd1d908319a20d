import { Injectable } from '@nestjs/common';
import { newId } from '#kernel/ids';
import { Buyers } from '#modules/accounts';
import { BookingReads } from '#modules/bookings';
import { AppConfig } from '#platform/config/app-config';
import { Mailer } from '#platform/mail/mailer';
import { countedMail } from './notification-metrics';
import { Notifications } from './notifications';
import { bookingCancelledMail, refundDoneMail } from './refund-mails';

export type RefundNews = 'booking.cancelled' | 'refund.done';

/** Mails a buyer about seats that are cancelled and money that is back, each message once. */
@Injectable()
export class SendRefundMail {
  constructor(
    private readonly config: AppConfig,
    private readonly bookings: BookingReads,
    private readonly buyers: Buyers,
    private readonly notifications: Notifications,
    private readonly mailer: Mailer,
  ) {}

  /** @throws MailNotAccepted, for the outbox to bring the duty back */
  async execute(kind: RefundNews, bookingId: string, refundId: string): Promise<void> {
    const booking = await this.bookings.document(bookingId);
    const found = booking?.refunds.find(({ id }) => id === refundId);
    if (!booking || !found) return;
    // A cancellation tells the whole sum, from however many payments it goes back; each return of money its own.
    const parts = kind === 'booking.cancelled' ? booking.refunds.filter(({ partOf }) => partOf === refundId) : [];
    const refund = { ...found, amount: parts.reduce((sum, { amount }) => sum + amount, found.amount) };
    // Nothing went back: the first mail has said so.
    if (kind === 'refund.done' && refund.amount === 0) return;
    const buyer = await this.buyers.contactOf(booking.accountId);
    if (!buyer) return;

    const key = `${kind}:${refundId}:email`;
    const { accountId } = booking;
    const channel = 'EMAIL' as const;
    const opened = await this.notifications.open({ id: newId(), dedupeKey: key, kind, channel, accountId, bookingId });
    if (!opened) return;
    const write = kind === 'booking.cancelled' ? bookingCancelledMail : refundDoneMail;
    const { email, displayName: name, locale } = buyer;
    const mail = write({ booking, refund, name, locale, origin: this.config.PUBLIC_ORIGIN });
    await countedMail(kind, () => this.mailer.send({ to: email, ...mail, key }));
    await this.notifications.markSent(opened.id);
  }
}
