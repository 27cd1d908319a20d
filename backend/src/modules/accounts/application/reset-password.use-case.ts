import { Injectable } from '@nestjs/common';
import { Transactions } from '#platform/database/transactions';
import { Outbox } from '#platform/outbox/outbox';
import { OneTimeTokenSpent } from '../domain/account.errors';
import { Accounts } from '../domain/accounts';
import { mustBeStrong, personalWords } from '../domain/password-rules';
import { EndSessions } from './end-sessions.use-case';
import { MailedLinks } from './mailed-links';
import { Passwords } from './passwords';

/** Sets a new password by a mailed link. Everybody who was signed in is signed out. */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: Accounts,
    private readonly links: MailedLinks,
    private readonly passwords: Passwords,
    private readonly endSessions: EndSessions,
    private readonly outbox: Outbox,
  ) {}

  /**
   * A password that is refused does not use the link up.
   * @throws OneTimeTokenSpent, PasswordWeak, AccountSuspended
   */
  async execute(token: string, password: string): Promise<void> {
    const link = await this.links.find('RESET_PASSWORD', token);
    const owner = link && (await this.accounts.find(link.accountId));
    if (!owner) throw new OneTimeTokenSpent();
    owner.mustBeActive();
    mustBeStrong(password, personalWords(owner.email));
    const passwordHash = await this.passwords.hash(password);

    await this.transactions.run(async () => {
      const account = await this.accounts.getForUpdate(owner.id);
      account.mustBeActive();
      const usedAt = await this.links.use(link);
      if (!usedAt) throw new OneTimeTokenSpent();
      account.resetPassword(passwordHash, usedAt);
      await this.accounts.save(account);
      await this.links.voidAll(account.id);
      await this.endSessions.ofOwner({ audience: 'buyer', id: account.id }, 'PASSWORD_RESET');
      await this.outbox.add({ topic: 'account.password-changed', aggregateId: account.id });
    });
  }
}
