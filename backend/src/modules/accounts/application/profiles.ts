import { Injectable } from '@nestjs/common';
import { Transactions } from '#platform/database/transactions';
import type { Account, Locale } from '../domain/account';
import { Accounts } from '../domain/accounts';
import type { Provider } from '../domain/provider';

export interface Profile {
  readonly account: Account;
  readonly providers: readonly Provider[];
}

/** What a buyer sees and changes of their own account. */
@Injectable()
export class Profiles {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: Accounts,
  ) {}

  async of(accountId: string): Promise<Profile> {
    const [account, providers] = await Promise.all([
      this.accounts.find(accountId),
      this.accounts.providersOf(accountId),
    ]);
    if (!account) throw new Error('A session without an account.');
    return { account, providers };
  }

  async change(accountId: string, wish: { displayName?: string; locale?: Locale }): Promise<Profile> {
    await this.transactions.run(async () => {
      const account = await this.accounts.getForUpdate(accountId);
      account.displayName = wish.displayName ?? account.displayName;
      account.locale = wish.locale ?? account.locale;
      await this.accounts.save(account);
    });
    return this.of(accountId);
  }
}
