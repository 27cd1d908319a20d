import { Injectable, Logger } from '@nestjs/common';
import { BookingLifecycle } from '#modules/bookings';
import { Transactions } from '#platform/database/transactions';
import type { GatewayPayment } from '../domain/gateway-answer';
import type { Payment } from '../domain/payment';
import { Payments } from '../domain/payments';
import { BankReturn } from './refunds/bank-return';
import { CancellationFiles } from './refunds/cancellation-file';
import { pricedWhole } from './refunds/price-cancellation';
import { RefundBook } from './refunds/refund-book';

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
    private readonly book: RefundBook,
    private readonly bankReturn: BankReturn,
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
    const priced = pricedWhole(file);
    if (priced?.quote.totals.refund !== payment.balance) return this.leaveToPeople(payment);
    await this.bankReturn.write(payment, { file, priced, money });
    return this.payments.get(id);
  }

  /** The buyer cancelled before, all or in part, and what is owed for that is what the bank took: nobody may pay it again. */
  private async leaveToPeople(payment: Payment): Promise<Payment> {
    const [owed] = await this.book.openOf(payment.id);
    if (owed) await this.book.openCase('UNASKED_RETURN', owed.id, payment.balance);
    this.log.error(
      { paymentId: payment.id, refundId: owed?.id },
      'Part of a deposit that was taken back is owed to the buyer: a person must look',
    );
    return payment;
  }
}
