import { Injectable } from '@nestjs/common';
import type { GatewayPayment } from '../../domain/gateway-answer';
import type { Payment } from '../../domain/payment';
import { Payments } from '../../domain/payments';
import type { CancellationFile } from './cancellation-file';
import type { PricedCancellation } from './price-cancellation';
import { SettleRefund } from './settle-refund';
import { TakeBackTickets } from './take-back-tickets';

interface Return {
  readonly file: CancellationFile;
  /** Every seat that is left, at its full price: what the bank took. */
  readonly priced: PricedCancellation;
  readonly money: GatewayPayment;
}

/** Writes down that the bank took a whole deposit back: tickets are void, and the refund is done. In the caller's transaction. */
@Injectable()
export class BankReturn {
  constructor(
    private readonly payments: Payments,
    private readonly takeBackTickets: TakeBackTickets,
    private readonly settleRefund: SettleRefund,
  ) {}

  async write(payment: Payment, { file, priced, money }: Return): Promise<void> {
    const refund = await this.takeBackTickets.execute(file, priced, {
      by: { kind: 'gateway' },
      reason: '은행이 입금을 취소했습니다.',
      idempotencyKey: `bank:${payment.id}`,
    });
    // Toss does not say when it happened; it is known now.
    const moneyBack = { transactionKey: await this.keyOf(money), at: file.now };
    await this.settleRefund.done({ refund, payment }, moneyBack, { actor: 'gateway', cause: 'deposit-reversed' });
  }

  /** Toss gives the way back a key of its own; where it repeats the deposit's, ours tells the two apart. */
  private async keyOf({ orderId, lastTransactionKey }: GatewayPayment): Promise<string> {
    const names = { orderId: undefined, paymentKey: undefined, transactionKey: lastTransactionKey ?? undefined };
    const isNew = lastTransactionKey !== null && !(await this.payments.named(names));
    return isNew ? lastTransactionKey : `${orderId}:reversal`;
  }
}
