import { Injectable } from '@nestjs/common';
import { BookingLifecycle, ReturnSeats } from '#modules/bookings';
import { Transactions } from '#platform/database/transactions';
import { CancellationNotPossible } from '../../domain/refunds/refund.errors';
import { CancelTickets } from './cancel-tickets.use-case';
import { CloseOpenAccount } from './close-open-account';
import { type BatchItem, RefundBatches } from './refund-batches';

/** Somebody is paying at this moment: their money is ours or not within seconds. */
const STILL_PAYING_SECONDS = 3;

/**
 * One booking of a performance that was called off, in one transaction with its row on the list: all of it happens once,
 * or is still to be done. Any number of workers may try.
 */
@Injectable()
export class RefundBookingOfBatch {
  constructor(
    private readonly transactions: Transactions,
    private readonly batches: RefundBatches,
    private readonly bookings: BookingLifecycle,
    private readonly returnSeats: ReturnSeats,
    private readonly cancelTickets: CancelTickets,
    private readonly openAccount: CloseOpenAccount,
  ) {}

  async execute(item: BatchItem): Promise<void> {
    // At the gateway, so before the transaction; what it answered is in the booking's state by then.
    await this.openAccount.closeFor(item.bookingId);
    await this.transactions.run(async () => {
      if (await this.batches.lockItem(item)) await this.refund(item);
    });
  }

  private async refund(item: BatchItem): Promise<void> {
    const booking = await this.bookings.lock(item.bookingId);
    switch (booking.state) {
      case 'PAYING':
      case 'AWAITING_DEPOSIT':
        return this.batches.putOff(item, STILL_PAYING_SECONDS);
      case 'HELD':
        await this.returnSeats.endHold(booking, { actor: 'system', cause: 'called-off' });
        return this.batches.done(item, 'released');
      case 'CANCELLED':
      case 'EXPIRED':
        return this.batches.done(item, 'nothing-left');
      case 'CONFIRMED':
        return this.giveBack(item);
    }
  }

  private async giveBack(item: BatchItem): Promise<void> {
    const { batchId, bookingId, requestedBy, reason } = item;
    try {
      const refund = await this.cancelTickets.execute({
        bookingId,
        by: { kind: 'system', memberId: requestedBy },
        reason,
        idempotencyKey: batchId,
        organiserFault: true,
      });
      await this.batches.done(item, 'refunded', refund.id);
    } catch (error) {
      // Thrown before anything is written.
      if (!(error instanceof CancellationNotPossible)) throw error;
      await this.batches.putOff(item, 60, 'NOTHING_TO_REFUND_FROM');
    }
  }
}
