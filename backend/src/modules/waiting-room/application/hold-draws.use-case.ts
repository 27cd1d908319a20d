import { Injectable, Logger } from '@nestjs/common';
import { Transactions } from '#platform/database/transactions';
import { timeOfRound } from '../domain/draw/beacon-rounds';
import { holdDraw } from '../domain/draw/draw';
import type { BeaconValue } from '../domain/draw/draw-file';
import type { Queue } from '../domain/queue';
import { Beacon } from './beacon';
import { Presence } from './presence';
import { Queues } from './queues';
import { WaitingLine } from './waiting-line';

/** Draws the order of every pre-queue that has closed, once its beacon is there. Any number of workers may run it. */
@Injectable()
export class HoldDraws {
  private readonly log = new Logger(HoldDraws.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly queues: Queues,
    private readonly line: WaitingLine,
    private readonly presence: Presence,
    private readonly beacon: Beacon,
  ) {}

  async execute(): Promise<void> {
    const { now, queues } = await this.queues.active();
    const due = queues.filter(({ draw }) => draw?.state === 'OPEN' && draw.closesAt <= now);
    for (const queue of due)
      await this.draw(queue, now).catch((error: unknown) =>
        this.log.error({ err: error, performanceId: queue.performanceId }, 'A draw failed; it comes round again'),
      );
  }

  private async draw({ performanceId, draw }: Queue, now: Date): Promise<void> {
    if (!draw) return;
    const plan = draw.beacon;
    if (plan && timeOfRound(plan) > now) return;
    const value = plan ? await this.beacon.valueOf(plan) : null;
    // Going on without the beacon would let whoever blocks it choose.
    if (value === undefined) return this.log.warn({ performanceId }, 'The draw waits for its beacon');

    const closesAt = draw.closesAt.toISOString();
    const announcement = { performanceId, commitment: draw.commitment, closesAt, beacon: plan };
    const entrants = await this.transactions.run(() => this.drawLocked(announcement, value));
    if (entrants === undefined) return;
    await this.presence.rebuild(performanceId, await this.line.waiting(performanceId));
    this.log.log({ performanceId, entrants }, 'The order was drawn');
  }

  private async drawLocked(
    announcement: Parameters<typeof holdDraw>[0]['announcement'],
    beacon: BeaconValue | null,
  ): Promise<number | undefined> {
    const locked = await this.queues.lockDraw(announcement.performanceId);
    if (!locked) return undefined;
    const { order } = holdDraw({ announcement, seed: locked.seed, marks: locked.marks, beacon });
    await this.queues.keepOrder(announcement.performanceId, order, beacon);
    return order.length;
  }
}
