import { Injectable } from '@nestjs/common';
import { Transactions } from '#platform/database/transactions';
import { LinkRequired, OneTimeTokenSpent } from '../domain/account.errors';
import { Accounts } from '../domain/accounts';
import { IdentityLinking, TakenMeanwhile } from './identity-linking';
import { MailedLinks } from './mailed-links';
import { OpenSession, type OpenedSession } from './open-session';
import { WaitingSignIns } from './waiting-sign-ins';

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
    private readonly links: MailedLinks,
    private readonly waiting: WaitingSignIns,
    private readonly linking: IdentityLinking,
    private readonly openSession: OpenSession,
  ) {}

  /**
   * @throws OneTimeTokenSpent for all but one caller
   * @throws ProviderStateWrong when the link completes a provider sign-up of another browser; it stays usable there
   */
  async execute(command: VerifyEmailCommand): Promise<OpenedSession> {
    try {
      return await this.transactions.run(() => this.verify(command));
    } catch (error) {
      throw error instanceof TakenMeanwhile ? new LinkRequired() : error;
    }
  }

  private async verify({ token, pendingSecret, userAgent }: VerifyEmailCommand): Promise<OpenedSession> {
    const link = await this.links.find('VERIFY_EMAIL', token);
    if (!link) throw new OneTimeTokenSpent();
    // The account first, as whoever sends a newer link does: the other way round two of them could block each other.
    const account = await this.accounts.getForUpdate(link.accountId);
    account.mustBeActive();
    // Somebody could start a provider's sign-up with a stranger's address and hope that the stranger follows the link:
    // their own identity would then open the stranger's account. So the link works only where the sign-up began.
    const pending = link.pendingIdentityId
      ? await this.waiting.prove({ pendingId: link.pendingIdentityId, pendingSecret })
      : undefined;
    const usedAt = await this.links.use(link);
    if (!usedAt) throw new OneTimeTokenSpent();

    if (pending) {
      await this.waiting.finish(pending);
      await this.linking.complete(account, pending);
    } else {
      account.verifyEmail(usedAt);
      await this.accounts.save(account);
    }
    return this.openSession.execute({ audience: 'buyer', id: account.id }, 'verification', userAgent);
  }
}
