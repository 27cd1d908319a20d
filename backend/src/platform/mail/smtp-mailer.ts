import { createHash } from 'node:crypto';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { remade } from '#kernel/remade';
import { AppConfig } from '#platform/config/app-config';
import { Transactions } from '#platform/database/transactions';
import { type Mail, Mailer, MailNotAccepted } from './mailer';

const SECOND = 1_000;

@Injectable()
export class SmtpMailer extends Mailer implements OnApplicationShutdown {
  private readonly transport;

  constructor(
    private readonly config: AppConfig,
    private readonly transactions: Transactions,
  ) {
    super();
    this.transport = remade(
      () => config.SMTP_URL,
      (url) => transportTo(url, config.isDeveloperMachine),
      (old) => old.close(),
    );
    this.transport();
  }

  async send({ key, attachments, ...mail }: Mail): Promise<void> {
    if (this.transactions.isOpen) throw new Error('Mail is sent after the commit, never inside a transaction.');
    try {
      await this.transport().sendMail({
        ...mail,
        // As an object: an address is never parsed into several.
        to: { name: '', address: mail.to },
        from: this.config.MAIL_FROM,
        messageId: key === undefined ? undefined : `<${this.idOf(key, mail.to)}@${this.domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        attachments: attachments?.map((attachment) => ({ ...attachment })),
      });
    } catch (error) {
      throw new MailNotAccepted(error);
    }
  }

  onApplicationShutdown(): void {
    this.transport().close();
  }

  private get domain(): string {
    return /@([\w.-]+)/.exec(this.config.MAIL_FROM)?.[1] ?? 'localhost';
  }

  private idOf(key: string, to: string): string {
    return createHash('sha256').update(`${key}\n${to}`).digest('hex').slice(0, 32);
  }
}

function transportTo(url: string, isDeveloperMachine: boolean) {
  // A certificate nobody signed is what a mail server on a developer's machine has.
  const plain = isDeveloperMachine && url.startsWith('smtp:');
  return createTransport({
    url,
    pool: true,
    maxConnections: 3,
    connectionTimeout: 5 * SECOND,
    greetingTimeout: 5 * SECOND,
    socketTimeout: 20 * SECOND,
    ignoreTLS: plain,
    requireTLS: !plain && url.startsWith('smtp:'),
    // Nothing of a mail comes from a path or an address; text that looks like one must stay text.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
