import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { REDIS } from '#platform/cache/redis.module';

const CHANNEL = 'tiketi:seats-changed';
/** News of one performance are gathered this long before they go out. */
const GATHER_MS = 50;

/**
 * Tells every process that the seats of a performance changed. News only: whoever listens reads PostgreSQL, and also
 * looks by itself every few seconds, because Redis may lose any of these.
 */
@Injectable()
export class SeatNews implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger(SeatNews.name);
  private readonly listeners = new Set<(performanceId: string) => void>();
  private readonly gathered = new Set<string>();
  private readonly subscriber: Redis;
  private timer: NodeJS.Timeout | undefined;

  constructor(@Inject(REDIS) private readonly redis: Redis) {
    this.subscriber = redis.duplicate({ commandTimeout: undefined, maxRetriesPerRequest: null });
    this.subscriber.on('error', () => undefined);
  }

  onModuleInit(): void {
    this.subscriber.on('message', (_: string, ids: string) => {
      for (const id of ids.split(',')) this.tell(id);
    });
    this.subscriber.subscribe(CHANNEL).catch((error: Error) => this.log.warn(`No seat news for now: ${error.message}`));
  }

  /** Call after the commit. Never fails and never waits. */
  seatsChanged(performanceId: string): void {
    this.gathered.add(performanceId);
    this.timer ??= setTimeout(() => this.publish(), GATHER_MS);
  }

  /** Returns how to stop listening. */
  listen(listener: (performanceId: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onApplicationShutdown(): void {
    clearTimeout(this.timer);
    this.subscriber.disconnect();
  }

  private publish(): void {
    this.timer = undefined;
    const ids = [...this.gathered];
    this.gathered.clear();
    // Out of reach: at least this process' own viewers hear it.
    this.redis.publish(CHANNEL, ids.join(',')).catch(() => ids.forEach((id) => this.tell(id)));
  }

  private tell(performanceId: string): void {
    for (const listener of this.listeners) listener(performanceId);
  }
}
