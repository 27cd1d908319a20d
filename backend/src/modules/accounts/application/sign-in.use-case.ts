import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel/domain-error';
import { WrongCredentials } from '../domain/account.errors';
import { Accounts } from '../domain/accounts';
import { normalEmail } from '../domain/email-address';
import { AccountLimits } from './account-limits';
import { OpenSession, type OpenedSession } from './open-session';
import { Passwords } from './passwords';
import { SecurityEvents } from './security-events';

export interface SignInCommand {
  readonly email: string;
  readonly password: string;
  readonly ip: string;
  readonly userAgent: string | undefined;
  /** When the person has signed in here before. */
  readonly device?: string | undefined;
}

/** Signs a buyer in by e-mail address and password. */
@Injectable()
export class SignIn {
  constructor(
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly openSession: OpenSession,
    private readonly limits: AccountLimits,
    private readonly events: SecurityEvents,
  ) {}

  /** @throws WrongCredentials, EmailUnverified, AccountSuspended, TooManyRequests, PasswordHashingBusy */
  async execute(command: SignInCommand): Promise<OpenedSession> {
    try {
      return await this.signIn({ ...command, email: normalEmail(command.email) });
    } catch (error) {
      if (error instanceof DomainError) this.events.refused('password', error.code);
      throw error;
    }
  }

  private async signIn({ email, password, ip, userAgent, device }: SignInCommand): Promise<OpenedSession> {
    const attempt = { audience: 'buyer', email, ip, device } as const;
    await this.limits.trySignIn(attempt);
    const account = await this.accounts.findByEmail(email);
    const matches = await this.passwords.matches(account?.passwordHash, password);
    if (!account?.passwordHash || !matches) throw new WrongCredentials();

    await this.limits.signedIn(attempt);
    account.mustBeUsable();
    if (this.passwords.isOutdated(account.passwordHash)) {
      await this.accounts.replacePasswordHash(account.id, account.passwordHash, await this.passwords.hash(password));
    }
    return this.openSession.execute({ audience: 'buyer', id: account.id }, 'password', userAgent);
  }
}
