import { Injectable } from '@nestjs/common';
import { newId } from '#kernel/ids';
import { Buyers } from '#modules/accounts';
import { BookingReads } from '#modules/bookings';
import { AppConfig } from '#platform/config/app-config';
import { Mailer } from '#platform/mail/mailer';
import { accountIssuedMail, depositMissedMail } from './deposit-mails';
import { countedMail } from './notification-metrics';
import { Notifications } from './notifications';

export type DepositNews = 'payment.account-issued' | 'payment.deposit-missed';

/** Mails a buyer who pays by virtual account, each message once. What is no longer true is not sent any more. */
@Injectable()
export class SendDepositMail {
  constructor(
    private readonly config: AppConfig,
    private readonly bookings: BookingReads,
    private readonly buyers: Buyers,
    private readonly notifications: Notifications,
    private readonly mailer: Mailer,
  ) {}

  /** @throws MailNotAccepted, for the outbox to bring the duty back */
  async execute(kind: DepositNews, bookingId: string): Promise<void> {
    const booking = await this.bookings.document(bookingId);
    const account = booking?.payment?.virtualAccount;
    const isTrue = booking?.state === (kind === 'payment.account-issued' ? 'AWAITING_DEPOSIT' : 'EXPIRED');
    if (!booking || !account || !isTrue) return;
    const buyer = await this.buyers.contactOf(booking.accountId);
    if (!buyer) return;

    const key = `${kind}:${bookingId}:email`;
    const { accountId } = booking;
    const channel = 'EMAIL' as const;
    const opened = await this.notifications.open({ id: newId(), dedupeKey: key, kind, channel, accountId, bookingId });
    if (!opened) return;
    const write = kind === 'payment.account-issued' ? accountIssuedMail : depositMissedMail;
    const { email, displayName: name, locale } = buyer;
    await countedMail(kind, () =>
      this.mailer.send({
        to: email,
        ...write({ booking, account, name, locale, origin: this.config.PUBLIC_ORIGIN }),
        key,
      }),
    );
    await this.notifications.markSent(opened.id);
  }
}
