import { Injectable } from '@nestjs/common';
import { BookingLifecycle, BookingNotFound } from '#modules/bookings';
import { Transactions } from '#platform/database/transactions';
import { Payments } from '../../domain/payments';
import { RefundNeedsNoAccount, RefundNotFound, RefundNotWaiting } from '../../domain/refunds/refund.errors';
import { type RefundAccount, RefundAccounts } from './refund-accounts';
import { RefundBook } from './refund-book';

interface Naming {
  readonly bookingId: string;
  readonly accountId: string;
  readonly refundId: string;
  readonly account: RefundAccount;
}

/**
 * The buyer names a bank account for a refund that has none: they paid by virtual account, and staff or a performance
 * that was called off gave the money back without asking them. The refund goes on at once.
 */
@Injectable()
export class NameRefundAccount {
  constructor(
    private readonly transactions: Transactions,
    private readonly bookings: BookingLifecycle,
    private readonly payments: Payments,
    private readonly book: RefundBook,
    private readonly accounts: RefundAccounts,
  ) {}

  /** @throws BookingNotFound, RefundNotFound; RefundNotWaiting when the money is back or on its way; RefundNeedsNoAccount */
  execute({ bookingId, accountId, refundId, account }: Naming): Promise<void> {
    return this.transactions.run(async () => {
      const booking = await this.bookings.lock(bookingId);
      if (booking.accountId !== accountId) throw new BookingNotFound();
      const refund = await this.book.lock(refundId);
      if (refund?.bookingId !== bookingId) throw new RefundNotFound();
      if (refund.state !== 'MANUAL' && refund.state !== 'REQUESTED') throw new RefundNotWaiting(refund.state);
      const { method } = await this.payments.get(refund.paymentId);
      if (method !== 'VIRTUAL_ACCOUNT') throw new RefundNeedsNoAccount();
      await this.accounts.keep(refund, account);
      if (refund.state === 'MANUAL')
        await this.book.move(refund, { to: 'REQUESTED', actor: 'buyer', cause: 'account-named' });
    });
  }
}
