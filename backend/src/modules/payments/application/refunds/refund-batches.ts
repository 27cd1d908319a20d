import type { Won } from '#kernel/won';

/** What calling a performance off would do. Sums in won. */
export interface BatchPreview {
  /** Paid bookings, and the tickets of theirs that are still valid. */
  readonly bookings: number;
  readonly tickets: number;
  /** Seats held or being paid for; they are given back. */
  readonly held: number;
  /** What goes back, booking fees included. */
  readonly refundTotal: Won;
  readonly bookingFees: Won;
  /** Bookings that were cancelled before. */
  readonly alreadyCancelled: number;
}

export interface RefundBatch {
  readonly id: string;
  readonly performanceId: string;
  readonly state: 'RUNNING' | 'DONE';
  readonly reason: string;
  readonly requestedBy: string;
  /** Bookings. */
  readonly total: number;
  readonly done: number;
  /** Not done yet, and something went wrong the last time. They are tried again. */
  readonly failed: number;
  /** What was to go back when it began, and what is back by now, in won. */
  readonly refundTotal: Won;
  readonly refundedTotal: Won;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

export interface NewBatch {
  readonly id: string;
  readonly performanceId: string;
  readonly reason: string;
  readonly requestedBy: string;
  readonly idempotencyKey: string;
  readonly refundTotal: Won;
}

export interface BatchItem {
  readonly batchId: string;
  readonly bookingId: string;
  readonly reason: string;
  readonly requestedBy: string;
}

export type BatchOutcome = 'refunded' | 'released' | 'nothing-left';

/** Where batches are kept: a row for each booking, so that whoever goes on knows where to. Writes join a transaction. */
export abstract class RefundBatches {
  /** Undefined when there is no such performance. */
  abstract preview(performanceId: string): Promise<BatchPreview | undefined>;
  /** Marks the performance as called off; its sale is closed. False when it was already. */
  abstract callOff(performanceId: string, reason: string): Promise<boolean>;
  abstract add(batch: NewBatch): Promise<void>;
  abstract ofPerformance(performanceId: string): Promise<(RefundBatch & { idempotencyKey: string }) | undefined>;
  abstract get(batchId: string): Promise<RefundBatch | undefined>;
  /** Newest first. */
  abstract list(page: number, size: number): Promise<{ items: readonly RefundBatch[]; total: number }>;
  /** Puts bookings on the list that still own or hold seats and are not on it. How many. */
  abstract gather(batchId: string): Promise<number>;
  abstract running(): Promise<readonly string[]>;
  /** Bookings whose turn it is; locks nothing. */
  abstract due(batchId: string, limit: number): Promise<readonly BatchItem[]>;
  /** Locks a booking's row until the transaction ends; false when it is done, or another worker is at it. */
  abstract lockItem(item: BatchItem): Promise<boolean>;
  abstract done(item: BatchItem, outcome: BatchOutcome, refundId?: string): Promise<void>;
  /** Not now. `error` is left out for a booking that only has to wait. */
  abstract putOff(item: BatchItem, seconds: number, error?: string): Promise<void>;
  /** RUNNING → DONE, if nothing is left and no booking begun before the call-off can still turn up. */
  abstract finish(batchId: string): Promise<boolean>;
}
