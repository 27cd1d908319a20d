import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { FreshCache } from '#platform/cache/fresh-cache';
import { NoDraw } from '../domain/waiting-room.errors';
import { Queues } from './queues';

/** Published draws, written once per process and performance: after an opening everybody asks for the same file. */
@Injectable()
export class DrawFiles {
  private readonly files: FreshCache<Buffer>;

  constructor(
    private readonly queues: Queues,
    clock: Clock,
  ) {
    this.files = new FreshCache(clock, { name: 'draw-files', freshMs: 3_600_000, staleMs: 0, maxEntries: 50 });
  }

  /** @throws NoDraw before the draw, or when there is none. */
  bytesOf(performanceId: string): Promise<Buffer> {
    return this.files.get(performanceId, async () => {
      const file = await this.queues.drawFile(performanceId);
      if (!file) throw new NoDraw();
      return Buffer.from(JSON.stringify(file));
    });
  }
}
