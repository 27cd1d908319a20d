import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { newId } from '#kernel/ids';
import { Outbox } from '#platform/outbox/outbox';
import { Account, type Locale } from '../domain/account';
import { Accounts } from '../domain/accounts';
import type { Provider } from '../domain/provider';

/** Which text of the terms people agree to now. */
export const TERMS_VERSION = '2026-11';

export interface NewAccount {
  /** In normal form. */
  readonly email: string;
  readonly displayName: string;
  readonly locale: Locale;
  readonly passwordHash: string | null;
}

/** The account for an address somebody typed. */
@Injectable()
export class NewAccounts {
  constructor(
    private readonly accounts: Accounts,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * A new account, or the one nobody has proved yet; locked until the transaction ends. Undefined when the address has
   * an owner: the owner gets a mail, the caller says nothing.
   */
  async openOrFind(wish: NewAccount, provider?: Provider): Promise<{ account: Account; isNew: boolean } | undefined> {
    const createdAt = this.clock.now();
    const { email, displayName, locale, passwordHash } = wish;
    const opened = Account.open({ id: newId(createdAt.getTime()), email, displayName, locale, createdAt });
    opened.passwordHash = passwordHash;
    if (await this.accounts.addIfAddressFree(opened)) return { account: opened, isNew: true };

    const account = await this.accounts.findByEmailForUpdate(email);
    if (account?.isActive && !account.isEmailVerified) return { account, isNew: false };
    if (account?.isEmailVerified) {
      const payload = provider ? { provider } : {};
      await this.outbox.add({ topic: 'account.sign-up-repeated', aggregateId: account.id, payload });
    }
    return undefined;
  }
}
