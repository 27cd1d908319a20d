import { Injectable, Logger } from '@nestjs/common';
import { BookingLifecycle } from '#modules/bookings';
import { Transactions } from '#platform/database/transactions';
import type { GatewayCancellation, GatewayPayment } from '../../domain/gateway-answer';
import type { Payment } from '../../domain/payment';
import { Payments } from '../../domain/payments';
import { matchingCancellation, namesARefund } from '../../domain/refunds/matching-cancellation';
import type { Refund } from '../../domain/refunds/refund';
import { RefundBook } from './refund-book';
import { SettleRefund } from './settle-refund';
import { UnaskedReturn } from './unasked-return';

/** A refund of the payment is on its way: what the gateway lists may be that one. */
export class RefundUnderWay extends Error {
  constructor(paymentId: string) {
    super(`A refund of payment ${paymentId} is on its way; what else went back is looked at afterwards`);
    this.name = 'RefundUnderWay';
  }
}

/**
 * The gateway gave money back although nobody here had asked it to: somebody cancelled at its own desk, or a card company
 * took it back (docs/adr/0029). It is written down as what it is, a refund that is done; once nothing of the payment is
 * left the tickets are void and the seats on sale, and in any case a person has to look. A refund that waits for a person
 * and of which the sum has just gone back is that refund. Safe to repeat.
 */
@Injectable()
export class BookUnaskedReturns {
  private readonly log = new Logger(BookUnaskedReturns.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly bookings: BookingLifecycle,
    private readonly payments: Payments,
    private readonly book: RefundBook,
    private readonly settleRefund: SettleRefund,
    private readonly unaskedReturn: UnaskedReturn,
  ) {}

  /** Money that only goes back is not asked about. @throws RefundUnderWay */
  execute({ id, bookingId, returningSince }: Payment, money: GatewayPayment): Promise<Payment> {
    return this.transactions.run(async () => {
      if (returningSince !== null || money.cancellations.length === 0) return this.payments.get(id);
      await this.bookings.lock(bookingId);
      const payment = await this.payments.lock(id);
      const foreign = await this.unknownIn(payment, money);
      if (payment.balance === 0 || foreign.length === 0) return payment;
      const open = await this.book.openOf(id);
      if (open.some(({ state }) => state !== 'MANUAL')) throw new RefundUnderWay(id);
      for (const one of await this.withoutAwaited(foreign, open, payment)) await this.write(one, payment, money);
      return this.payments.get(id);
    });
  }

  /** Where it took along what is owed to the buyer anyway, the two cannot both be written: a person sorts it out. */
  private async write(one: GatewayCancellation, { id }: Payment, money: GatewayPayment): Promise<void> {
    const [{ balance }, owed] = [await this.payments.get(id), await this.book.openOf(id)];
    const [first] = owed;
    const free = balance - owed.reduce((sum, { amount }) => sum + amount, 0);
    if (!first || one.amount <= free) return this.unaskedReturn.write(one, await this.payments.get(id), money);
    await this.book.openCase('UNASKED_RETURN', first.id, one.amount);
    this.log.error(
      { paymentId: id, refundId: first.id, amount: one.amount },
      'The gateway gave back what is owed, and more',
    );
  }

  /** Cancellations that are not in our books and that do not carry the name of a refund of ours. */
  private async unknownIn({ id }: Payment, { cancellations }: GatewayPayment) {
    const known = await this.book.knownTransactions(id);
    return cancellations.filter((one) => !known.has(one.transactionKey) && !namesARefund(one));
  }

  /** What a person did at the gateway's desk about a refund that waited for one, is that refund. */
  private async withoutAwaited(foreign: GatewayCancellation[], waiting: readonly Refund[], payment: Payment) {
    const taken = new Set<string>();
    for (const refund of waiting) {
      const found = matchingCancellation(refund, foreign, taken, true);
      if (!found) continue;
      taken.add(found.transactionKey);
      await this.settleRefund.done({ refund, payment }, found, { actor: 'gateway', cause: 'paid-at-its-desk' });
    }
    return foreign.filter(({ transactionKey }) => !taken.has(transactionKey));
  }
}
