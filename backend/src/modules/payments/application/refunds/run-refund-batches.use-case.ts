import { Injectable, Logger } from '@nestjs/common';
import { AppConfig } from '#platform/config/app-config';
import { Transactions } from '#platform/database/transactions';
import { type BatchItem, RefundBatches } from './refund-batches';
import { RefundBookingOfBatch } from './refund-booking-of-batch';

/** Bookings taken at once by one worker; each is a transaction of its own. */
const AT_ONCE = 8;
const ROUNDS = 25;
const AGAIN_AFTER_SECONDS = 15;

/** Goes on with the batches that are running. Safe to kill at any moment, and to run in any number of workers. */
@Injectable()
export class RunRefundBatches {
  private readonly log = new Logger(RunRefundBatches.name);

  constructor(
    private readonly config: AppConfig,
    private readonly transactions: Transactions,
    private readonly batches: RefundBatches,
    private readonly refundBooking: RefundBookingOfBatch,
  ) {}

  async execute(): Promise<void> {
    for (const batchId of await this.batches.running()) await this.goOn(batchId);
  }

  private async goOn(batchId: string): Promise<void> {
    for (let round = 0; round < ROUNDS; round += 1) {
      const items = await this.batches.due(batchId, AT_ONCE);
      await Promise.all(items.map((item) => this.one(item)));
      if (items.length === 0) break;
    }
    // A booking that was being made when the performance was called off turns up now.
    await this.transactions.run(async () => {
      if ((await this.batches.gather(batchId)) === 0 && (await this.batches.finish(batchId)))
        this.log.log({ batchId }, 'All bookings of a performance that was called off are refunded');
    });
  }

  /** One booking that cannot be refunded must not keep the others waiting. */
  private async one(item: BatchItem): Promise<void> {
    try {
      await this.refundBooking.execute(item);
    } catch (error) {
      const { batchId, bookingId } = item;
      this.log.error({ err: error, batchId, bookingId }, 'A booking could not be refunded; it comes round again');
      const name = error instanceof Error ? error.name : 'unknown';
      await this.batches.putOff(item, this.config.patience(AGAIN_AFTER_SECONDS), name);
    }
  }
}
