import { Injectable, Logger } from '@nestjs/common';
import { RefundBook } from './refund-book';
import { RefundMetrics } from './refund-metrics';
import { SendRefund } from './send-refund.use-case';

/** Sent at the same time; more would only wait for each other at Toss. */
const AT_ONCE = 8;

/** Sends refunds whose turn it is. PostgreSQL owns the duty, so this goes on whatever became of Redis. */
@Injectable()
export class SendDueRefunds {
  private readonly log = new Logger(SendDueRefunds.name);

  constructor(
    private readonly book: RefundBook,
    private readonly sendRefund: SendRefund,
    private readonly metrics: RefundMetrics,
  ) {}

  /** How many were taken. */
  async execute(): Promise<number> {
    const ids = await this.book.takeDue(AT_ONCE);
    await Promise.all(ids.map((id) => this.sendOne(id)));
    this.metrics.open(await this.book.open());
    this.metrics.byBankWithinADay(await this.book.byBankWithinADay());
    return ids.length;
  }

  /** One that cannot be sent must not keep the others waiting. */
  private async sendOne(refundId: string): Promise<void> {
    try {
      await this.sendRefund.execute(refundId);
    } catch (error) {
      this.log.error({ err: error, refundId }, 'A refund could not be sent; it comes round again');
    }
  }
}
