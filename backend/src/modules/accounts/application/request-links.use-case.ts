import { Injectable } from '@nestjs/common';
import { Transactions } from '#platform/database/transactions';
import { Accounts } from '../domain/accounts';
import { normalEmail } from '../domain/email-address';
import { AccountLimits } from './account-limits';
import { MailedLinks } from './mailed-links';

/** Mails a new link. Says the same for addresses we know and do not know. */
@Injectable()
export class RequestLinks {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: Accounts,
    private readonly links: MailedLinks,
    private readonly limits: AccountLimits,
  ) {}

  /** @throws TooManyRequests */
  async verification(address: string, ip: string): Promise<void> {
    const email = normalEmail(address);
    await this.limits.tryMail(email, ip);
    await this.transactions.run(async () => {
      const account = await this.accounts.findByEmailForUpdate(email);
      if (!account?.isActive || account.isEmailVerified) return;
      // A provider's sign-up that waits for this address goes on waiting for it.
      const before = await this.links.findOf(account.id, 'VERIFY_EMAIL');
      await this.links.send(account.id, 'VERIFY_EMAIL', before?.pendingIdentityId);
    });
  }

  /** @throws TooManyRequests */
  async passwordReset(address: string, ip: string): Promise<void> {
    const email = normalEmail(address);
    await this.limits.tryMail(email, ip);
    await this.transactions.run(async () => {
      const account = await this.accounts.findByEmailForUpdate(email);
      if (account?.isActive) await this.links.send(account.id, 'RESET_PASSWORD');
    });
  }
}
