import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { Transactions } from '#platform/database/transactions';
import { Outbox } from '#platform/outbox/outbox';
import { OneTimeTokenSpent } from '../domain/account.errors';
import { Accounts } from '../domain/accounts';
import { OneTimeTokens } from '../domain/one-time-tokens';
import { mustBeStrong, personalWords } from '../domain/password-rules';
import { Sessions } from '../domain/sessions';
import { Passwords } from './passwords';
import { hashOf } from './secrets';
import { SessionAuthenticator } from './session-authenticator';

/** Sets a new password by a mailed link. Everybody who was signed in is signed out. */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: Accounts,
    private readonly tokens: OneTimeTokens,
    private readonly sessions: Sessions,
    private readonly passwords: Passwords,
    private readonly authenticator: SessionAuthenticator,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * A password that is refused does not use the link up.
   * @throws OneTimeTokenSpent, PasswordWeak, AccountSuspended
   */
  async execute(token: string, password: string): Promise<void> {
    const now = this.clock.now();
    const link = await this.tokens.findOpen('RESET_PASSWORD', hashOf(token), now);
    const owner = link && (await this.accounts.find(link.accountId));
    if (!link || !owner) throw new OneTimeTokenSpent();
    owner.mustBeActive();
    mustBeStrong(password, personalWords(owner.email));
    const passwordHash = await this.passwords.hash(password);

    const ended = await this.transactions.run(async () => {
      const account = await this.accounts.getForUpdate(link.accountId);
      account.mustBeActive();
      if (!(await this.tokens.use(link.id, now))) throw new OneTimeTokenSpent();
      account.resetPassword(passwordHash, now);
      await this.accounts.save(account);
      await this.tokens.voidAll(account.id, now);
      await this.outbox.add({ topic: 'account.password-changed', aggregateId: account.id });
      return this.sessions.revokeAll({ audience: 'buyer', id: account.id }, 'PASSWORD_RESET', now);
    });
    this.authenticator.forget(ended);
  }
}
