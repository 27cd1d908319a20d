import { Injectable } from '@nestjs/common';
import type { Locale } from '../domain/account';
import { Accounts } from '../domain/accounts';

export interface BuyerContact {
  readonly email: string;
  readonly displayName: string;
  readonly locale: Locale;
}

/** What other modules may know of a buyer. */
export abstract class Buyers {
  /** Undefined when there is no such account, or it was withdrawn. */
  abstract contactOf(accountId: string): Promise<BuyerContact | undefined>;
}

@Injectable()
export class AccountBuyers extends Buyers {
  constructor(private readonly accounts: Accounts) {
    super();
  }

  async contactOf(accountId: string): Promise<BuyerContact | undefined> {
    const account = await this.accounts.find(accountId);
    if (!account || account.status === 'WITHDRAWN') return undefined;
    const { email, displayName, locale } = account;
    return { email, displayName, locale };
  }
}
