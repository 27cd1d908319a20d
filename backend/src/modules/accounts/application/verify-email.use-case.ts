import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { Transactions } from '#platform/database/transactions';
import type { Account } from '../domain/account';
import { LinkRequired, OneTimeTokenSpent, ProviderStateWrong } from '../domain/account.errors';
import { Accounts } from '../domain/accounts';
import { OneTimeTokens } from '../domain/one-time-tokens';
import { PendingIdentities, type PendingIdentity } from '../domain/pending-identities';
import { OpenSession, type OpenedSession } from './open-session';
import { hashOf, sameText } from './secrets';
import { SecurityEvents } from './security-events';
import { TERMS_VERSION } from './sign-up.use-case';

export interface VerifyEmailCommand {
  readonly token: string;
  /** From the browser's cookie, when it waits for a provider sign-up to be completed. */
  readonly pendingSecret: string | undefined;
  readonly userAgent: string | undefined;
}

/** Follows the link of a verification mail: the address is proved, and the person is signed in. */
@Injectable()
export class VerifyEmail {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: Accounts,
    private readonly tokens: OneTimeTokens,
    private readonly pendings: PendingIdentities,
    private readonly openSession: OpenSession,
    private readonly events: SecurityEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws OneTimeTokenSpent for all but one caller
   * @throws ProviderStateWrong when the link completes a provider sign-up of another browser; it stays usable there
   */
  async execute(command: VerifyEmailCommand): Promise<OpenedSession> {
    const session = await this.transactions.run(() => this.verify(command));
    this.events.signedIn('verification', session.owner.id);
    return session;
  }

  private async verify({ token, pendingSecret, userAgent }: VerifyEmailCommand): Promise<OpenedSession> {
    const now = this.clock.now();
    const link = await this.tokens.findOpen('VERIFY_EMAIL', hashOf(token), now);
    if (!link) throw new OneTimeTokenSpent();
    // The account first, as whoever sends a newer link does: the other way round two of them could block each other.
    const account = await this.accounts.getForUpdate(link.accountId);
    account.mustBeActive();
    const pending = link.pendingIdentityId
      ? await this.pendingOf(link.pendingIdentityId, pendingSecret, now)
      : undefined;
    if (!(await this.tokens.use(link.id, now))) throw new OneTimeTokenSpent();

    if (pending) await this.complete(account, pending, now);
    else account.verifyEmail(now);
    await this.accounts.save(account);
    return this.openSession.execute({ audience: 'buyer', id: account.id }, userAgent);
  }

  /**
   * Somebody could start a sign-up with a stranger's address and hope that the stranger follows the link. Their own
   * provider identity would then open the stranger's account, so the link only works where the sign-up began.
   */
  private async pendingOf(id: string, secret: string | undefined, now: Date): Promise<PendingIdentity> {
    const pending = await this.pendings.findOpen(id, now);
    if (!pending) throw new OneTimeTokenSpent();
    if (!secret || !sameText(hashOf(secret), pending.secretHash)) throw new ProviderStateWrong();
    return pending;
  }

  private async complete(account: Account, pending: PendingIdentity, now: Date): Promise<void> {
    if (!(await this.pendings.use(pending.id, now))) throw new OneTimeTokenSpent();
    if (!account.isEmailVerified) account.claimByProvider(pending.displayName ?? undefined, now);
    if (!(await this.accounts.addIdentity(account.id, pending))) throw new LinkRequired();
    await this.accounts.agreeTo(account.id, ['TERMS', 'PRIVACY'], TERMS_VERSION);
    this.events.happened('auth.identity-linked', { personId: account.id, provider: pending.provider });
  }
}
