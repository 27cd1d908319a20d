import type { RefundBatch } from '../../application/refunds/refund-batches';

/** Sums in won. */
export class BatchPreviewResponse {
  /** Paid bookings. */
  bookings!: number;
  /** Their valid tickets. */
  tickets!: number;
  /** Seats held or being paid for. */
  held!: number;
  /** What goes back, booking fees included. */
  refundTotal!: number;
  bookingFees!: number;
  /** Bookings that were cancelled before. */
  alreadyCancelled!: number;
}

export class BatchStartedResponse {
  batchId!: string;
}

export class RefundBatchResponse {
  id!: string;
  performanceId!: string;
  state!: 'RUNNING' | 'DONE';
  reason!: string;
  /** Bookings. */
  total!: number;
  done!: number;
  /** Went wrong the last time; they are tried again. */
  failed!: number;
  /** What was to go back when it began, in won. */
  refundTotal!: number;
  /** What the gateway has given back by now, in won. */
  refundedTotal!: number;
  startedAt!: Date;
  finishedAt!: Date | null;

  static from(batch: RefundBatch): RefundBatchResponse {
    const { id, performanceId, state, reason, total, done, failed } = batch;
    const { refundTotal, refundedTotal, startedAt, finishedAt } = batch;
    return { id, performanceId, state, reason, total, done, failed, refundTotal, refundedTotal, startedAt, finishedAt };
  }
}

export class RefundBatchListResponse {
  items!: RefundBatchResponse[];
  page!: number;
  size!: number;
  total!: number;
}
