import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { isOn, type Queue } from '../domain/queue';
import { Queues } from './queues';

/** Staff's changes and everybody's `serving` are never older than this in any process. */
const FRESH_MS = 1_000;

/**
 * What this process knows of all queues: one small statement a second, however many people ask. Also who is told when
 * something changed. A queue comes on two seconds after it is asked for, so every process knows before it counts.
 */
@Injectable()
export class QueueBoard implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger(QueueBoard.name);
  private readonly listeners = new Set<(queue: Queue) => void>();
  private queues: ReadonlyMap<string, Queue> = new Map();
  /** How far the database's clock is ahead of this process'. */
  private aheadMs = 0;
  private looked = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly reader: Queues,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.look();
    this.timer = setInterval(() => void this.look(), FRESH_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** The database's clock, as well as this process knows it. */
  now(): Date {
    return new Date(this.clock.now().getTime() + this.aheadMs);
  }

  /** Undefined when the performance has no queue. */
  async find(performanceId: string): Promise<Queue | undefined> {
    // Before the first look nobody may pass as if there were no queue.
    if (!this.looked) await this.refresh();
    return this.queues.get(performanceId);
  }

  async isOn(performanceId: string): Promise<boolean> {
    const queue = await this.find(performanceId);
    return queue !== undefined && isOn(queue, this.now());
  }

  /** Whether any performance has a queue: most days none has, and nobody needs to look further. */
  async isAnyOn(): Promise<boolean> {
    if (!this.looked) await this.refresh();
    return this.queues.size > 0;
  }

  onChange(listener: (queue: Queue) => void): void {
    this.listeners.add(listener);
  }

  /** Looks now instead of within a second. */
  async refresh(): Promise<void> {
    const { now, queues } = await this.reader.active();
    this.aheadMs = now.getTime() - this.clock.now().getTime();
    const before = this.queues;
    this.queues = new Map(queues.map((queue) => [queue.performanceId, queue]));
    this.looked = true;
    for (const queue of queues)
      if (JSON.stringify(before.get(queue.performanceId)) !== JSON.stringify(queue))
        for (const listener of this.listeners) listener(queue);
  }

  private async look(): Promise<void> {
    try {
      await this.refresh();
    } catch (error) {
      this.log.warn({ err: error }, 'The queues could not be looked at; what was known stays');
    }
  }
}
