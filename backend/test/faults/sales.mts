import type { Pool } from 'pg';
import { type Arena, type BenchBuyer, anArena, someBuyers } from '../../bench/arena.mts';

const BUYERS_AT_ONCE = 200;

/** Seats and buyers nobody used before, so that rounds side by side do not meet unless they want to. */
export class Sales {
  private readonly pool: Pool;
  private arena: Arena | undefined;
  private next = 0;
  private buyers: BenchBuyer[] = [];
  /** One at a time prepares; the others wait for it. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(pool: Pool) {
    this.pool = pool;
  }

  /** Fresh seats side by side of a performance on sale. */
  seats(count: number): Promise<{ performanceId: string; seatIds: string[] }> {
    return this.inTurn(async () => {
      if (!this.arena || this.next + count > this.arena.seatIds.length) {
        this.arena = await anArena(this.pool);
        this.next = 0;
      }
      const seatIds = this.arena.seatIds.slice(this.next, (this.next += count));
      return { performanceId: this.arena.performanceId, seatIds };
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

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }
}
