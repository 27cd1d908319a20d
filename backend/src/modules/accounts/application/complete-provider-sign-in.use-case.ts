import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { newId } from '#kernel/ids';
import { Transactions } from '#platform/database/transactions';
import { Outbox } from '#platform/outbox/outbox';
import { Account, type Locale } from '../domain/account';
import { LinkRequired, ProviderStateWrong } from '../domain/account.errors';
import { Accounts } from '../domain/accounts';
import { normalEmail } from '../domain/email-address';
import { PendingIdentities, type PendingIdentity } from '../domain/pending-identities';
import { AccountLimits } from './account-limits';
import { IdentityLinking, nameFor, TakenMeanwhile } from './identity-linking';
import { MailedLinks } from './mailed-links';
import { hashOf, sameText } from './secrets';

/** What a browser shows to go on with a provider sign-in that waits: the id from the address, the secret from its cookie. */
export interface PendingProof {
  readonly pendingId: string;
  readonly pendingSecret: string | undefined;
}

/** The person's word that a waiting provider sign-in needs. */
@Injectable()
export class CompleteProviderSignIn {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: Accounts,
    private readonly pendings: PendingIdentities,
    private readonly linking: IdentityLinking,
    private readonly links: MailedLinks,
    private readonly outbox: Outbox,
    private readonly limits: AccountLimits,
    private readonly clock: Clock,
  ) {}

  /**
   * Mails a link to the address the person gives; following it in this browser opens the account. An address that has
   * an account gets a mail that says so instead: the answer here is the same.
   * @throws ProviderStateWrong, LinkRequired, TooManyRequests
   */
  async withEmail(proof: PendingProof, address: string, locale: Locale, ip: string): Promise<void> {
    const email = normalEmail(address);
    const pending = await this.prove(proof);
    if (pending.needs !== 'EMAIL') throw new LinkRequired();
    await this.limits.tryMail(email, ip);

    await this.transactions.run(async () => {
      const createdAt = this.clock.now();
      const displayName = nameFor(pending.displayName, locale);
      const opened = Account.open({ id: newId(createdAt.getTime()), email, displayName, locale, createdAt });
      const account = (await this.accounts.addIfAddressFree(opened))
        ? opened
        : await this.accounts.findByEmailForUpdate(email);
      if (!account?.isActive) return;
      if (account.isEmailVerified) {
        const payload = { provider: pending.provider };
        await this.outbox.add({ topic: 'account.sign-up-repeated', aggregateId: account.id, payload });
        return;
      }
      await this.links.send(account.id, 'VERIFY_EMAIL', pending.id);
    });
  }

  /**
   * The signed-in owner says yes, in the browser that came from the provider.
   * @throws ProviderStateWrong, LinkRequired, AccountSuspended
   */
  async byLinking(proof: PendingProof, accountId: string): Promise<void> {
    const pending = await this.prove(proof);
    try {
      await this.transactions.run(async () => {
        const account = await this.accounts.getForUpdate(accountId);
        account.mustBeUsable();
        // The owner of the address was asked, and nobody else's yes counts.
        if (pending.needs === 'LINK' && pending.email !== account.email) throw new LinkRequired();
        if (!(await this.pendings.use(pending.id, this.clock.now()))) throw new ProviderStateWrong();
        await this.linking.link(account.id, pending);
      });
    } catch (error) {
      throw error instanceof TakenMeanwhile ? new LinkRequired() : error;
    }
  }

  private async prove({ pendingId, pendingSecret }: PendingProof): Promise<PendingIdentity> {
    const pending = await this.pendings.findOpen(pendingId, this.clock.now());
    if (!pending || !pendingSecret || !sameText(hashOf(pendingSecret), pending.secretHash))
      throw new ProviderStateWrong();
    return pending;
  }
}
