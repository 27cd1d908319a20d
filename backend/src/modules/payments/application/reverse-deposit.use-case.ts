import { Injectable, Logger } from '@nestjs/common';
import { BookingLifecycle } from '#modules/bookings';
import { Transactions } from '#platform/database/transactions';
import type { GatewayPayment } from '../domain/gateway-answer';
import type { Payment } from '../domain/payment';
import { Payments } from '../domain/payments';
import { CancellationFiles } from './refunds/cancellation-file';
import { priceCancellation } from './refunds/price-cancellation';
import { SettleRefund } from './refunds/settle-refund';
import { TakeBackTickets } from './refunds/take-back-tickets';

/**
 * The bank took a deposit back after it had counted: tickets are void, seats on sale, and the refund is done already,
 * because the bank has paid it. All in one transaction; safe to repeat. Somebody should know: it is logged as an error.
 */
@Injectable()
export class ReverseDeposit {
  private readonly log = new Logger(ReverseDeposit.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly bookings: BookingLifecycle,
    private readonly payments: Payments,
    private readonly files: CancellationFiles,
    private readonly takeBackTickets: TakeBackTickets,
    private readonly settleRefund: SettleRefund,
  ) {}

  /** `seen` is the payment before the gateway was asked: only money that was ours before can have gone since. */
  execute(seen: Payment, money: GatewayPayment): Promise<Payment> {
    return this.transactions.run(() => this.reverse(seen, money));
  }

  private async reverse({ id, bookingId }: Payment, money: GatewayPayment): Promise<Payment> {
    await this.bookings.lock(bookingId);
    const payment = await this.payments.lock(id);
    const file = await this.files.of(bookingId);
    if (payment.balance === 0 || !file) return payment;
    this.log.error({ paymentId: id }, 'A deposit was taken back by the bank after the tickets were issued');
    const priced = priceCancellation(file, { organiserFault: true });
    if (priced.quote.totals.refund !== payment.balance) {
      this.log.error(
        { paymentId: id },
        'Part of a deposit that was taken back is owed to the buyer: a person must look',
      );
      return payment;
    }
    const refund = await this.takeBackTickets.execute(file, priced, {
      by: { kind: 'gateway' },
      reason: '은행이 입금을 취소했습니다.',
      idempotencyKey: `bank:${id}`,
    });
    // Toss does not say when it happened; it is known now.
    const moneyBack = { transactionKey: await this.keyOf(money), at: file.now };
    await this.settleRefund.done({ refund, payment }, moneyBack, { actor: 'gateway', cause: 'deposit-reversed' });
    return this.payments.get(id);
  }

  /** Toss gives the way back a key of its own; where it repeats the deposit's, ours tells the two apart. */
  private async keyOf({ orderId, lastTransactionKey }: GatewayPayment): Promise<string> {
    const names = { orderId: undefined, paymentKey: undefined, transactionKey: lastTransactionKey ?? undefined };
    const isNew = lastTransactionKey !== null && !(await this.payments.named(names));
    return isNew ? lastTransactionKey : `${orderId}:reversal`;
  }
}
