import type { Account } from './account';
import type { Provider, ProviderIdentity } from './provider';

export type ConsentKind = 'TERMS' | 'PRIVACY' | 'MARKETING';

/** Where buyers' accounts are kept. Writes join the caller's transaction. */
export abstract class Accounts {
  /** False when a living account has the address already; the transaction stays usable. */
  abstract addIfAddressFree(account: Account): Promise<boolean>;
  abstract save(account: Account): Promise<void>;
  /** Only if it is still the old one: a reset that came between wins. */
  abstract replacePasswordHash(accountId: string, old: string, passwordHash: string): Promise<void>;
  abstract find(accountId: string): Promise<Account | undefined>;
  /** Withdrawn accounts do not count. */
  abstract findByEmail(email: string): Promise<Account | undefined>;
  /** Reads the account and locks it until the transaction ends. */
  abstract getForUpdate(accountId: string): Promise<Account>;
  abstract findByEmailForUpdate(email: string): Promise<Account | undefined>;

  abstract findByIdentity(provider: Provider, providerUserId: string): Promise<Account | undefined>;
  /** False when the identity belongs to somebody already, or the account has one of this provider. */
  abstract addIdentity(accountId: string, identity: ProviderIdentity): Promise<boolean>;
  abstract providersOf(accountId: string): Promise<Provider[]>;

  /** Writes down what the person agrees to now; what was agreed before and is not repeated is withdrawn. */
  abstract agreeTo(accountId: string, kinds: readonly ConsentKind[], version: string): Promise<void>;
}
