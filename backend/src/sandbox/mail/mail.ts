import { join } from 'node:path';

import type { Clock } from '#kernel/clock';

import { Journal } from '../journal/journal';
import type { SandboxConfig } from '../sandbox-config';
import type { WebRoutes } from '../web/web-server';
import { MailFaults } from './mail-faults';
import { mailRoutes } from './mail-routes';
import { Mailbox } from './mailbox';
import { Smtp } from './smtp';

/** The mail provider and everybody's inbox at once. */
export class Mail {
  private constructor(
    private readonly journal: Journal,
    private readonly smtp: Smtp,
  ) {}

  static async open(config: SandboxConfig, clock: Clock, routes: WebRoutes): Promise<Mail> {
    const journal = Journal.open(join(config.dataFolder, 'mail.jsonl'));
    const mailbox = new Mailbox(journal, join(config.dataFolder, 'mail'), clock);
    const faults = new MailFaults();
    mailRoutes(routes, mailbox, faults);
    return new Mail(journal, await Smtp.listen(config.smtpPort, config.host, mailbox, faults));
  }

  get smtpPort(): number {
    return this.smtp.port;
  }

  async close(): Promise<void> {
    await this.smtp.close();
    await this.journal.close();
  }
}
