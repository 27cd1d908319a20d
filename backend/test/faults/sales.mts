import type { Pool } from 'pg';
import { type Arena, type BenchBuyer, anArena, someBuyers } from '../../bench/arena.mts';

const BUYERS_AT_ONCE = 200;

/** The last quarter of an arena costs more than this share of it. */
const DEARER_FROM = 0.7;

/** Seats and buyers nobody used before, so that rounds side by side do not meet unless they want to. */
export class Sales {
  private readonly pool: Pool;
  private arena: Arena | undefined;
  private next = 0;
  /** Seats from here on have been given away as dearer ones. */
  private end = 0;
  private buyers: BenchBuyer[] = [];
  /** One at a time prepares; the others wait for it. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(pool: Pool) {
    this.pool = pool;
  }

  /** Fresh seats side by side of a performance on sale. */
  seats(count: number): Promise<{ performanceId: string; seatIds: string[] }> {
    return this.inTurn(async () => {
      const arena = await this.arenaWith(count);
      return { performanceId: arena.performanceId, seatIds: arena.seatIds.slice(this.next, (this.next += count)) };
    });
  }

  /** Fresh seats, and as many of the same performance that cost more, twice. */
  seatsToChange(
    count: number,
  ): Promise<{ performanceId: string; seatIds: string[]; dearer: string[]; spare: string[] }> {
    return this.inTurn(async () => {
      const arena = await this.arenaWith(3 * count, DEARER_FROM);
      const { performanceId, seatIds: all } = arena;
      const seatIds = all.slice(this.next, (this.next += count));
      this.end -= 2 * count;
      return {
        performanceId,
        seatIds,
        dearer: all.slice(this.end, this.end + count),
        spare: all.slice(this.end + count, this.end + 2 * count),
      };
    });
  }

  /** Somebody with a confirmed address and a session. */
  buyer(): Promise<BenchBuyer> {
    return this.inTurn(async () => {
      if (this.buyers.length === 0) this.buyers = await someBuyers(this.pool, BUYERS_AT_ONCE);
      const buyer = this.buyers.pop();
      if (!buyer) throw new Error('There are no buyers');
      return buyer;
    });
  }

  /** One with so many seats left, and those before this share of them not yet given away. */
  private async arenaWith(count: number, upTo = 1): Promise<Arena> {
    if (this.arena && this.next + count <= Math.min(this.end, this.arena.seatIds.length * upTo)) return this.arena;
    this.arena = await anArena(this.pool);
    this.next = 0;
    this.end = this.arena.seatIds.length;
    return this.arena;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }
}
