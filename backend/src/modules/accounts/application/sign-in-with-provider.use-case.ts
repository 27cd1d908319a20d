import { Injectable } from '@nestjs/common';
import { Transactions } from '#platform/database/transactions';
import type { Account, Locale } from '../domain/account';
import { AccountSuspended, LinkRequired } from '../domain/account.errors';
import { Accounts } from '../domain/accounts';
import { decideLinking } from '../domain/linking';
import type { PendingIdentity } from '../domain/pending-identities';
import type { ProviderIdentity } from '../domain/provider';
import { IdentityLinking, TakenMeanwhile } from './identity-linking';
import { OpenSession, type OpenedSession } from './open-session';
import { SecurityEvents } from './security-events';
import { WaitingSignIns } from './waiting-sign-ins';

export type ProviderSignIn =
  | { readonly status: 'signed-in'; readonly session: OpenedSession }
  | {
      readonly status: 'link-required' | 'email-required';
      readonly pendingId: string;
      /** For a cookie of this browser only. */
      readonly pendingSecret: string;
    };

export interface ProviderSignInCommand {
  /** Its address in normal form. */
  readonly identity: ProviderIdentity;
  readonly locale: Locale;
  readonly userAgent: string | undefined;
}

/** What the transaction did: the account to sign in to, or what is still missing. */
interface Arrival {
  readonly account?: Account;
  readonly needs?: PendingIdentity['needs'];
}

/** Somebody comes back from Kakao, Naver or Google. */
@Injectable()
export class SignInWithProvider {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: Accounts,
    private readonly waiting: WaitingSignIns,
    private readonly linking: IdentityLinking,
    private readonly openSession: OpenSession,
    private readonly events: SecurityEvents,
  ) {}

  /** @throws AccountSuspended, LinkRequired */
  async execute(command: ProviderSignInCommand): Promise<ProviderSignIn> {
    try {
      return await this.attempt(command);
    } catch (error) {
      if (!(error instanceof TakenMeanwhile)) throw error;
      // Another browser was quicker with the same person; now there is an account to find.
      return this.attempt(command);
    }
  }

  private attempt({ identity, locale, userAgent }: ProviderSignInCommand): Promise<ProviderSignIn> {
    return this.transactions.run(async () => {
      const { account, needs } = await this.arrive(identity, locale);
      if (!account) return this.wait(identity, needs ?? 'EMAIL');
      const owner = { audience: 'buyer', id: account.id } as const;
      const session = await this.openSession.execute(owner, identity.provider, userAgent);
      return { status: 'signed-in', session };
    });
  }

  private async arrive(identity: ProviderIdentity, locale: Locale): Promise<Arrival> {
    const known = await this.accounts.findByIdentity(identity.provider, identity.providerUserId);
    if (known) {
      known.mustBeActive();
      return { account: known };
    }

    const { email, provider } = identity;
    const owner = email ? await this.accounts.findByEmailForUpdate(email) : undefined;
    const providers = owner ? await this.accounts.providersOf(owner.id) : [];
    const decision = decideLinking(
      identity,
      owner && {
        status: owner.status,
        isEmailVerified: owner.isEmailVerified,
        hasOtherIdentityOfProvider: providers.includes(provider),
      },
    );
    switch (decision) {
      case 'ask-for-email':
        return { needs: 'EMAIL' };
      case 'ask-to-link':
        return { needs: 'LINK' };
      case 'refuse-suspended':
        throw new AccountSuspended();
      case 'refuse-second-identity':
        // Another browser of the same person may have brought this very identity since we looked for it.
        if (await this.accounts.findByIdentity(provider, identity.providerUserId)) throw new TakenMeanwhile();
        throw new LinkRequired();
      case 'open-account':
        return { account: await this.linking.openAccount(identity, email ?? '', locale) };
      case 'claim':
      case 'link':
        return this.join(owner, identity, decision);
    }
  }

  private async join(owner: Account | undefined, identity: ProviderIdentity, how: 'claim' | 'link'): Promise<Arrival> {
    if (!owner) throw new TakenMeanwhile();
    if (how === 'claim') await this.linking.claim(owner, identity);
    else await this.linking.link(owner.id, identity);
    return { account: owner };
  }

  private async wait(identity: ProviderIdentity, needs: PendingIdentity['needs']): Promise<ProviderSignIn> {
    const { pendingId, pendingSecret } = await this.waiting.add(identity, needs);
    const status = needs === 'LINK' ? 'link-required' : 'email-required';
    this.events.refused(identity.provider, status);
    return { status, pendingId, pendingSecret };
  }
}
