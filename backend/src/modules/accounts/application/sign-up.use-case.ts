import { Injectable } from '@nestjs/common';
import { Transactions } from '#platform/database/transactions';
import type { Locale } from '../domain/account';
import { Accounts, type ConsentKind } from '../domain/accounts';
import { normalEmail } from '../domain/email-address';
import { mustBeStrong, personalWords } from '../domain/password-rules';
import { AccountLimits } from './account-limits';
import { MailedLinks } from './mailed-links';
import { NewAccounts, TERMS_VERSION } from './new-accounts';
import { Passwords } from './passwords';

export interface SignUpCommand {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  readonly locale: Locale;
  readonly agreedToMarketing: boolean;
  readonly ip: string;
}

/** Opens an account that waits for its address to be proved. */
@Injectable()
export class SignUp {
  constructor(
    private readonly transactions: Transactions,
    private readonly newAccounts: NewAccounts,
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly links: MailedLinks,
    private readonly limits: AccountLimits,
  ) {}

  /**
   * Ends the same way, after the same work, for an address that has an account: only its mailbox learns the difference.
   * @throws PasswordWeak, TooManyRequests
   */
  async execute(command: SignUpCommand): Promise<void> {
    const { displayName, locale } = command;
    const email = normalEmail(command.email);
    mustBeStrong(command.password, personalWords(email));
    await this.limits.tryMail(email, command.ip);
    const passwordHash = await this.passwords.hash(command.password);

    await this.transactions.run(async () => {
      const found = await this.newAccounts.openOrFind({ email, displayName, locale, passwordHash });
      if (!found) return;
      const { account, isNew } = found;
      if (!isNew) {
        account.signUpAgain({ displayName, passwordHash, locale });
        await this.accounts.save(account);
      }
      await this.accounts.agreeTo(account.id, this.consentsOf(command), TERMS_VERSION);
      await this.links.send(account.id, 'VERIFY_EMAIL');
    });
  }

  private consentsOf({ agreedToMarketing }: SignUpCommand): ConsentKind[] {
    return agreedToMarketing ? ['TERMS', 'PRIVACY', 'MARKETING'] : ['TERMS', 'PRIVACY'];
  }
}
