import { Injectable } from '@nestjs/common';
import { DEFAULT_CHALLENGE, DEFAULT_COST } from '#modules/fairness';
import type { Queue } from '../domain/queue';
import { NoSuchPerformance } from '../domain/waiting-room.errors';
import { type QueueCounts, Queues } from './queues';

export interface WatchedQueue {
  readonly queue: Queue;
  readonly people: QueueCounts;
  readonly now: Date;
}

/** What a performance without a queue would start with. */
const USUAL = {
  mode: 'OFF' as const,
  from: null,
  entranceOpensAt: null,
  capacity: 400,
  ratePerMinute: 6_000,
  staySeconds: 600,
  autoHoldsPerSecond: 50,
  paused: false,
  challenge: DEFAULT_CHALLENGE,
  challengeCost: DEFAULT_COST,
};

/** A queue as staff see it: counted in the database this moment, not remembered. */
@Injectable()
export class WatchQueue {
  constructor(private readonly queues: Queues) {}

  /** @throws NoSuchPerformance */
  async of(performanceId: string): Promise<WatchedQueue> {
    const times = await this.queues.saleTimes(performanceId);
    if (!times) throw new NoSuchPerformance();
    const found = await this.queues.find(performanceId);
    const queue = found ?? { ...USUAL, ...NOTHING_YET, performanceId, saleClosesAt: times.closesAt };
    return { queue, people: await this.queues.counts(performanceId), now: times.now };
  }
}

const NOTHING_YET = {
  revision: 0,
  onSince: null,
  serving: 0,
  lastSeq: 0,
  pace: 1,
  waiting: 0,
  inside: 0,
  admittedLastMinute: 0,
  freedLastMinute: 0,
  measuredHoldsPerSecond: null,
  draw: null,
};
