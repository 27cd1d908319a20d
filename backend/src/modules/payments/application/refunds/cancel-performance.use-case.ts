import { Injectable } from '@nestjs/common';
import { newId } from '#kernel/ids';
import { AuditLog } from '#modules/audit';
import { Transactions } from '#platform/database/transactions';
import { nothingMoreToWrite } from '#platform/http/request-context';
import { SeatNews } from '#platform/realtime/seat-news';
import { BatchTotalChanged, PerformanceCalledOff, PerformanceUnknown } from '../../domain/refunds/refund.errors';
import { type BatchPreview, RefundBatches } from './refund-batches';

export interface CancelPerformanceCommand {
  readonly performanceId: string;
  readonly memberId: string;
  readonly reason: string;
  /** `refundTotal` of the preview, in won. */
  readonly expectedRefundTotal: number;
  readonly idempotencyKey: string;
}

/**
 * Calls a performance off: from this moment nothing of it is sold, and every booking is on the list of those that get
 * everything back. The worker goes through the list; it may die and go on as often as it likes.
 */
@Injectable()
export class CancelPerformance {
  constructor(
    private readonly transactions: Transactions,
    private readonly batches: RefundBatches,
    private readonly audit: AuditLog,
    private readonly news: SeatNews,
  ) {}

  /** @throws PerformanceUnknown */
  async preview(performanceId: string): Promise<BatchPreview> {
    const preview = await this.batches.preview(performanceId);
    if (!preview) throw new PerformanceUnknown();
    return preview;
  }

  /**
   * The id of the batch. The same request again gets the same batch.
   * @throws PerformanceUnknown, PerformanceCalledOff, BatchTotalChanged when bookings came or went since the preview
   */
  async execute(command: CancelPerformanceCommand): Promise<string> {
    const batchId = await this.transactions.run(() => this.begin(command));
    this.news.seatsChanged(command.performanceId);
    return batchId;
  }

  private async begin(command: CancelPerformanceCommand): Promise<string> {
    const { performanceId, memberId, reason, expectedRefundTotal, idempotencyKey } = command;
    await this.preview(performanceId);
    // Also the lock: whoever calls it off at the same time waits here.
    const isFirst = await this.batches.callOff(performanceId, reason);
    if (!isFirst) {
      const known = await this.batches.ofPerformance(performanceId);
      if (known?.idempotencyKey !== idempotencyKey) throw new PerformanceCalledOff(known?.id ?? null);
      nothingMoreToWrite('performance.cancelled');
      return known.id;
    }
    const preview = await this.preview(performanceId);
    if (preview.refundTotal !== expectedRefundTotal) throw new BatchTotalChanged(preview);
    const id = newId();
    const { refundTotal } = preview;
    await this.batches.add({ id, performanceId, reason, requestedBy: memberId, idempotencyKey, refundTotal });
    await this.batches.gather(id);
    await this.audit.record({
      action: 'performance.cancelled',
      subject: { type: 'performance', id: performanceId },
      after: { batchId: id, ...preview },
      reason,
    });
    return id;
  }
}
