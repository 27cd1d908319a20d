import type { WatchedSale } from '../application/watch-sale';
import { StaffQueueResponse } from './queue.response';

/** Seats of the performance. */
export class MonitoredSeatsResponse {
  /** For sale at all. */
  capacity!: number;
  free!: number;
  held!: number;
  sold!: number;
  /** Paid for once, and back. */
  returned!: number;
}

/** An opening as it goes. Counted in the database at `asOf`; `holdsPerSecond` is of the last five seconds. */
export class SaleMonitorResponse {
  performanceId!: string;
  asOf!: Date;
  queue!: StaffQueueResponse;
  seats!: MonitoredSeatsResponse;
  /** Holds that ran out or were given back unpaid. */
  holdsEnded!: number;
  paymentsFailed!: number;
  /** Their outcome is not known yet. */
  paymentsOpen!: number;
  holdsPerSecond!: number;
  /** 0 … 1: how many of them took longer than 300 ms. */
  slowShare!: number;

  static from({ queue, people, now, sale, pressure }: WatchedSale): SaleMonitorResponse {
    const { capacity, held, sold, returned, holdsEnded, paymentsFailed, paymentsOpen } = sale;
    const { holds, slow, holdsPerSecond } = pressure;
    return {
      performanceId: queue.performanceId,
      asOf: now,
      queue: StaffQueueResponse.from(queue, people, now),
      seats: { capacity, free: capacity - held - sold, held, sold, returned },
      holdsEnded,
      paymentsFailed,
      paymentsOpen,
      holdsPerSecond,
      slowShare: holds === 0 ? 0 : slow / holds,
    };
  }
}
