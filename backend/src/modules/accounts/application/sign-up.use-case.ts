import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { newId } from '#kernel/ids';
import { Transactions } from '#platform/database/transactions';
import { Outbox } from '#platform/outbox/outbox';
import { Account, type Locale } from '../domain/account';
import { Accounts, type ConsentKind } from '../domain/accounts';
import { normalEmail } from '../domain/email-address';
import { mustBeStrong, personalWords } from '../domain/password-rules';
import { AccountLimits } from './account-limits';
import { MailedLinks } from './mailed-links';
import { Passwords } from './passwords';

/** Which text of the terms people agree to now. */
export const TERMS_VERSION = '2026-11';

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
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly links: MailedLinks,
    private readonly outbox: Outbox,
    private readonly limits: AccountLimits,
    private readonly clock: Clock,
  ) {}

  /**
   * Ends the same way, after the same work, for an address that has an account: only its mailbox learns the difference.
   * @throws PasswordWeak, TooManyRequests
   */
  async execute(command: SignUpCommand): Promise<void> {
    const email = normalEmail(command.email);
    mustBeStrong(command.password, personalWords(email));
    await this.limits.tryMail(email, command.ip);
    const passwordHash = await this.passwords.hash(command.password);
    await this.transactions.run(() => this.open({ ...command, email }, passwordHash));
  }

  private async open(command: SignUpCommand, passwordHash: string): Promise<void> {
    const { email, displayName, locale } = command;
    const createdAt = this.clock.now();
    const opened = Account.open({ id: newId(createdAt.getTime()), email, displayName, locale, createdAt });
    opened.passwordHash = passwordHash;
    const account = (await this.accounts.addIfAddressFree(opened))
      ? opened
      : await this.accounts.findByEmailForUpdate(email);
    if (!account) return;
    if (account.isEmailVerified) {
      await this.outbox.add({ topic: 'account.sign-up-repeated', aggregateId: account.id });
      return;
    }
    if (!account.isActive) return;
    if (account !== opened) {
      account.signUpAgain({ displayName, passwordHash, locale });
      await this.accounts.save(account);
    }
    await this.accounts.agreeTo(account.id, this.consentsOf(command), TERMS_VERSION);
    await this.links.send(account.id, 'VERIFY_EMAIL');
  }

  private consentsOf({ agreedToMarketing }: SignUpCommand): ConsentKind[] {
    return agreedToMarketing ? ['TERMS', 'PRIVACY', 'MARKETING'] : ['TERMS', 'PRIVACY'];
  }
}
