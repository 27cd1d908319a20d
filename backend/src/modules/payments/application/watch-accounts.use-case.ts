import { Injectable, Logger } from '@nestjs/common';
import { VirtualAccounts } from '../domain/virtual-accounts';
import { CloseAccount } from './close-account.use-case';
import { RefundUnderWay } from './refunds/book-unasked-returns.use-case';
import { GatewaySilent, ResolvePayment } from './resolve-payment.use-case';

/** Looked up at the same time, twice in a second at most: Toss is not hammered, however many accounts are open. */
const AT_ONCE = 8;

/**
 * Looks at virtual accounts when something is due: a deposit that may count now, an account that should be dead, or
 * news no webhook brought. Any number may run at once.
 */
@Injectable()
export class WatchAccounts {
  private readonly log = new Logger(WatchAccounts.name);

  constructor(
    private readonly accounts: VirtualAccounts,
    private readonly resolvePayment: ResolvePayment,
    private readonly closeAccount: CloseAccount,
  ) {}

  /** How many accounts were looked at. */
  async execute(): Promise<number> {
    const ids = await this.accounts.takeDue(AT_ONCE);
    await Promise.all(ids.map((id) => this.look(id)));
    return ids.length;
  }

  private async look(paymentId: string): Promise<void> {
    try {
      const payment = await this.resolvePayment.lookUp(paymentId, 'reconciler');
      if (payment.state !== 'WAITING_FOR_DEPOSIT') return;
      const account = await this.accounts.of(paymentId);
      if (!account?.isOverdue || account.depositSeenAt) return;
      await this.closeAccount.execute(paymentId, 'reconciler', '입금 기한이 지나 가상계좌를 닫습니다.');
    } catch (error) {
      if (error instanceof GatewaySilent || error instanceof RefundUnderWay)
        this.log.warn({ paymentId }, error.message);
      else this.log.error({ err: error, paymentId }, 'A virtual account could not be looked at; it comes round again');
    }
  }
}
