import { Injectable } from '@nestjs/common';
import type { HoldPressure } from '../domain/pace';
import { Pressure } from './presence';
import { WatchQueue, type WatchedQueue } from './watch-queue';

/** Counted in the database in one statement, this moment. */
export interface SaleCounts {
  /** Seats that are for sale at all. */
  readonly capacity: number;
  readonly held: number;
  readonly sold: number;
  /** Seats that were paid for and came back. */
  readonly returned: number;
  /** Holds that ran out or were given back unpaid. */
  readonly holdsEnded: number;
  readonly paymentsFailed: number;
  /** Payments whose outcome is not known yet. */
  readonly paymentsOpen: number;
}

/** Seats and payments of one performance, as staff watch an opening. */
export abstract class SaleFigures {
  abstract counts(performanceId: string): Promise<SaleCounts>;
}

export interface WatchedSale extends WatchedQueue {
  readonly sale: SaleCounts;
  /** Measured by all processes over the last five seconds. */
  readonly pressure: HoldPressure;
}

/** An opening as it goes: the line, the seats, the payments, and how hard it is pressed. */
@Injectable()
export class WatchSale {
  constructor(
    private readonly queue: WatchQueue,
    private readonly figures: SaleFigures,
    private readonly pressure: Pressure,
  ) {}

  /** @throws NoSuchPerformance */
  async of(performanceId: string): Promise<WatchedSale> {
    const watched = await this.queue.of(performanceId);
    const [sale, pressure] = await Promise.all([
      this.figures.counts(performanceId),
      this.pressure.recent(performanceId),
    ]);
    return { ...watched, sale, pressure };
  }
}
