import { Injectable } from '@nestjs/common';
import { newId } from '#kernel/ids';
import { Buyers } from '#modules/accounts';
import { SuspicionCases } from '#modules/fairness';
import { AppConfig } from '#platform/config/app-config';
import { Mailer } from '#platform/mail/mailer';
import { countedMail } from './notification-metrics';
import { Notifications } from './notifications';
import { suspicionMail, type SuspicionNews } from './suspicion-mails';

/** Mails a person about a suspicion against them, each message once. Only them, nobody else. */
@Injectable()
export class SendSuspicionMail {
  constructor(
    private readonly config: AppConfig,
    private readonly cases: SuspicionCases,
    private readonly buyers: Buyers,
    private readonly notifications: Notifications,
    private readonly mailer: Mailer,
  ) {}

  /**
   * `decision`: what was decided; when something newer has been decided since, the newer message says it.
   * @throws MailNotAccepted, for the outbox to bring the duty back
   */
  async execute(kind: SuspicionNews, caseId: string, decision?: string): Promise<void> {
    const found = await this.cases.find(caseId);
    const [bookingId] = found?.bookingIds ?? [];
    if (!found || bookingId === undefined || (decision !== undefined && found.state !== decision)) return;
    const buyer = await this.buyers.contactOf(found.accountId);
    if (!buyer) return;

    const key = [kind, caseId, found.decidedAt?.getTime(), 'email'].filter(Boolean).join(':');
    const { accountId } = found;
    const channel = 'EMAIL' as const;
    const opened = await this.notifications.open({ id: newId(), dedupeKey: key, kind, channel, accountId, bookingId });
    if (!opened) return;
    const { email, displayName: name, locale } = buyer;
    const mail = suspicionMail(kind, found, { name, locale, origin: this.config.PUBLIC_ORIGIN });
    await countedMail(kind, () => this.mailer.send({ to: email, ...mail, key }));
    await this.notifications.markSent(opened.id);
  }
}
