import { Injectable } from '@nestjs/common';
import { AppConfig } from '#platform/config/app-config';
import { composeMail, type MailContent } from '#platform/mail/compose-mail';
import { Mailer } from '#platform/mail/mailer';
import type { Account } from '../../domain/account';
import { Accounts } from '../../domain/accounts';

/** Writes to the owner of an account, in the account's language. */
@Injectable()
export class AccountPost {
  constructor(
    private readonly accounts: Accounts,
    private readonly mailer: Mailer,
    private readonly config: AppConfig,
  ) {}

  /**
   * @param key the duty's id: a duty done twice is one mail for the reader
   * @param write what to say; nobody is written to when the account is gone
   */
  async write(accountId: string, key: string, write: (account: Account) => MailContent): Promise<void> {
    const account = await this.accounts.find(accountId);
    if (!account || account.status === 'WITHDRAWN') return;
    await this.mailer.send({ to: account.email, key, ...composeMail(write(account)) });
  }

  /** A page of the storefront. Never built from a request: its Host header is whatever the caller liked. */
  page(path: string, parameters: Readonly<Record<string, string>> = {}): string {
    const address = new URL(path, this.config.PUBLIC_ORIGIN);
    for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
    return address.href;
  }
}
