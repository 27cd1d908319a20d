import { randomBytes, randomInt } from 'node:crypto';

import type { Collection, Journal } from '../journal/journal';
import type { ProviderName } from '../sandbox-config';

/** A person's account at one of the providers. */
export interface ProviderAccount {
  /** The provider's own user id; the only thing an identity may hang on. */
  readonly id: string;
  readonly provider: ProviderName;
  readonly name: string;
  readonly email: string | null;
  readonly isEmailVerified: boolean;
  /** How the e-mail tick on the consent page stands at first. */
  readonly sharesEmail: boolean;
}

type NewAccount = Omit<ProviderAccount, 'id'>;

const DEMO: readonly (readonly [name: string, email: string | null, isVerified: boolean, shares: boolean])[] = [
  ['이도윤', 'doyun.lee@mail.test', true, true],
  ['정다온', 'daon.jung@mail.test', false, true],
  ['한가람', 'garam.han@mail.test', true, false],
  ['최새벽', null, false, false],
];

/** Everybody who has an account somewhere. Starts with a few people who differ in what their e-mail is worth. */
export class OAuthAccounts {
  private readonly accounts: Collection<ProviderAccount>;

  constructor(journal: Journal, providers: readonly ProviderName[]) {
    this.accounts = journal.collection('account');
    if (this.accounts.all().length > 0) return;
    for (const provider of providers) {
      for (const [name, email, isEmailVerified, sharesEmail] of DEMO) {
        // Nobody has a Google account without an address.
        if (provider === 'google' && email === null) continue;
        this.add({ provider, name, email, isEmailVerified, sharesEmail });
      }
    }
  }

  of(provider: ProviderName): ProviderAccount[] {
    return this.accounts.all().filter((account) => account.provider === provider);
  }

  find(provider: ProviderName, id: string | undefined): ProviderAccount | undefined {
    const account = id === undefined ? undefined : this.accounts.get(`${provider} ${id}`);
    return account;
  }

  add(account: NewAccount): ProviderAccount {
    const added = { ...account, id: newUserId(account.provider) };
    this.accounts.put(`${added.provider} ${added.id}`, added);
    return added;
  }
}

/** Kakao counts people, Naver names them per application, Google writes 21 digits. */
function newUserId(provider: ProviderName): string {
  switch (provider) {
    case 'kakao':
      return String(randomInt(3_000_000_000, 4_999_999_999));
    case 'naver':
      return randomBytes(32).toString('base64url');
    case 'google':
      return `1${Array.from({ length: 20 }, () => randomInt(10)).join('')}`;
  }
}
