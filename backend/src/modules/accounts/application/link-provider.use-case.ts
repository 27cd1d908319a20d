import { Injectable } from '@nestjs/common';
import { Transactions } from '#platform/database/transactions';
import { LinkRequired } from '../domain/account.errors';
import { Accounts } from '../domain/accounts';
import { IdentityLinking, TakenMeanwhile } from './identity-linking';
import { type PendingProof, WaitingSignIns } from './waiting-sign-ins';

/** The signed-in owner of an account says yes to a provider sign-in that waits in this browser. */
@Injectable()
export class LinkProvider {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: Accounts,
    private readonly waiting: WaitingSignIns,
    private readonly linking: IdentityLinking,
  ) {}

  /** @throws ProviderStateWrong, LinkRequired, AccountSuspended */
  async execute(proof: PendingProof, accountId: string): Promise<void> {
    const pending = await this.waiting.prove(proof);
    try {
      await this.transactions.run(async () => {
        const account = await this.accounts.getForUpdate(accountId);
        account.mustBeUsable();
        // The owner of the address was asked, and nobody else's yes counts.
        if (pending.needs === 'LINK' && pending.email !== account.email) throw new LinkRequired();
        await this.waiting.finish(pending);
        await this.linking.link(account.id, pending);
      });
    } catch (error) {
      throw error instanceof TakenMeanwhile ? new LinkRequired() : error;
    }
  }
}
