import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel/domain-error';
import { Transactions } from '#platform/database/transactions';
import { AccountSuspended, WrongCredentials } from '../domain/account.errors';
import { normalEmail } from '../domain/email-address';
import { type StaffMember, StaffMembers } from '../domain/staff-members';
import { AccountLimits } from './account-limits';
import { OpenSession, type OpenedSession } from './open-session';
import { Passwords } from './passwords';
import { SecurityEvents } from './security-events';
import type { SignInCommand } from './sign-in.use-case';

/** Signs in somebody who works here: twelve hours at most, half an hour without a sign of life. */
@Injectable()
export class SignInStaff {
  constructor(
    private readonly members: StaffMembers,
    private readonly passwords: Passwords,
    private readonly openSession: OpenSession,
    private readonly limits: AccountLimits,
    private readonly events: SecurityEvents,
    private readonly transactions: Transactions,
  ) {}

  /** @throws WrongCredentials, AccountSuspended, TooManyRequests, PasswordHashingBusy */
  async execute(command: SignInCommand): Promise<OpenedSession> {
    try {
      return await this.signIn({ ...command, email: normalEmail(command.email) });
    } catch (error) {
      if (error instanceof DomainError) this.events.refused('staff', error.code);
      throw error;
    }
  }

  /** @throws WrongCredentials when there is no such member any more */
  async member(id: string): Promise<StaffMember> {
    const member = await this.members.find(id);
    if (!member) throw new WrongCredentials();
    return member;
  }

  private async signIn({ email, password, ip, userAgent, device }: SignInCommand): Promise<OpenedSession> {
    const attempt = { audience: 'staff', email, ip, device } as const;
    await this.limits.trySignIn(attempt);
    const member = await this.members.findByEmail(email);
    const matches = await this.passwords.matches(member?.passwordHash, password);
    if (!member || !matches) {
      if (member) await this.events.staffRefused(member, 'wrong-credentials');
      throw new WrongCredentials();
    }

    await this.limits.signedIn(attempt);
    if (member.status !== 'ACTIVE') {
      await this.events.staffRefused(member, 'suspended');
      throw new AccountSuspended();
    }
    if (this.passwords.isOutdated(member.passwordHash)) {
      await this.members.replacePasswordHash(member.id, await this.passwords.hash(password));
    }
    return this.transactions.run(async () => {
      const session = await this.openSession.execute({ audience: 'staff', id: member.id }, 'staff', userAgent);
      await this.events.staffSignedIn(member, session.id);
      return session;
    });
  }
}
