import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { newId } from '#kernel/ids';
import { Outbox } from '#platform/outbox/outbox';
import { Account, type Locale } from '../domain/account';
import { Accounts } from '../domain/accounts';
import { displayNameFrom } from '../domain/display-name';
import type { Provider, ProviderIdentity } from '../domain/provider';
import { EndSessions } from './end-sessions.use-case';
import { MailedLinks } from './mailed-links';
import { TERMS_VERSION } from './new-accounts';
import { SecurityEvents } from './security-events';

/** Two browsers brought the same identity or address at once; the loser looks again. Never leaves the application. */
export class TakenMeanwhile extends Error {}

const NAMELESS: Readonly<Record<Locale, string>> = { ko: '티케티 회원', en: 'TIKETI member' };

export function nameFor(displayName: string | null, locale: Locale): string {
  return displayNameFrom(displayName) ?? NAMELESS[locale];
}

/** The ways in which an identity comes to an account. All of them join the caller's transaction. */
@Injectable()
export class IdentityLinking {
  constructor(
    private readonly accounts: Accounts,
    private readonly links: MailedLinks,
    private readonly endSessions: EndSessions,
    private readonly outbox: Outbox,
    private readonly events: SecurityEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * An account of its own for somebody whose address the provider vouches for.
   * @throws TakenMeanwhile
   */
  async openAccount(identity: ProviderIdentity, email: string, locale: Locale): Promise<Account> {
    const now = this.clock.now();
    const displayName = nameFor(identity.displayName, locale);
    const account = Account.open({ id: newId(now.getTime()), email, displayName, locale, createdAt: now });
    account.verifyEmail(now);
    if (!(await this.accounts.addIfAddressFree(account))) throw new TakenMeanwhile();
    await this.add(account.id, identity);
    await this.accounts.agreeTo(account.id, ['TERMS', 'PRIVACY'], TERMS_VERSION);
    return account;
  }

  /**
   * The owner of the address takes the account over from whoever typed it.
   * @throws TakenMeanwhile
   */
  async claim(account: Account, identity: ProviderIdentity): Promise<void> {
    const now = this.clock.now();
    account.claimByProvider(displayNameFrom(identity.displayName), now);
    await this.accounts.save(account);
    await this.links.voidAll(account.id);
    await this.add(account.id, identity);
    await this.accounts.agreeTo(account.id, ['TERMS', 'PRIVACY'], TERMS_VERSION);
    await this.endSessions.ofOwner({ audience: 'buyer', id: account.id }, 'CLAIMED');
    this.events.happened('auth.account-claimed', { personId: account.id, provider: identity.provider });
  }

  /**
   * One more way into the account; its owner gets a mail about it.
   * @throws TakenMeanwhile
   */
  async link(accountId: string, identity: ProviderIdentity): Promise<void> {
    await this.add(accountId, identity);
    const payload: { provider: Provider } = { provider: identity.provider };
    await this.outbox.add({ topic: 'account.identity-linked', aggregateId: accountId, payload });
  }

  /**
   * The address was proved by a mailed link, in the browser that came from the provider.
   * @throws TakenMeanwhile
   */
  complete(account: Account, identity: ProviderIdentity): Promise<void> {
    return account.isEmailVerified ? this.link(account.id, identity) : this.claim(account, identity);
  }

  private async add(accountId: string, identity: ProviderIdentity): Promise<void> {
    if (!(await this.accounts.addIdentity(accountId, identity))) throw new TakenMeanwhile();
    this.events.happened('auth.identity-linked', { personId: accountId, provider: identity.provider });
  }
}
