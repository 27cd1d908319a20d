import { Injectable } from '@nestjs/common';
import { Transactions } from '#platform/database/transactions';
import type { Locale } from '../domain/account';
import { LinkRequired } from '../domain/account.errors';
import { normalEmail } from '../domain/email-address';
import { AccountLimits } from './account-limits';
import { nameFor } from './identity-linking';
import { MailedLinks } from './mailed-links';
import { NewAccounts } from './new-accounts';
import { type PendingProof, WaitingSignIns } from './waiting-sign-ins';

/** The person tells the address that the provider did not vouch for. */
@Injectable()
export class SignUpWithProvider {
  constructor(
    private readonly transactions: Transactions,
    private readonly newAccounts: NewAccounts,
    private readonly waiting: WaitingSignIns,
    private readonly links: MailedLinks,
    private readonly limits: AccountLimits,
  ) {}

  /**
   * Mails a link; following it in this browser opens the account. An address that has an account gets a mail that says
   * so instead: the answer here is the same.
   * @throws ProviderStateWrong, LinkRequired, TooManyRequests
   */
  async execute(proof: PendingProof, address: string, locale: Locale, ip: string): Promise<void> {
    const email = normalEmail(address);
    const { id, needs, provider, displayName } = await this.waiting.prove(proof);
    if (needs !== 'EMAIL') throw new LinkRequired();
    await this.limits.tryMail(email, ip);

    await this.transactions.run(async () => {
      const wish = { email, displayName: nameFor(displayName, locale), locale, passwordHash: null };
      const found = await this.newAccounts.openOrFind(wish, provider);
      if (found) await this.links.send(found.account.id, 'VERIFY_EMAIL', id);
    });
  }
}
