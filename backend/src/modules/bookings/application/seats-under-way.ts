import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';

/** By then every picture shows what became of them: pictures are at most a second old. */
const FORGOTTEN_MS = 2_000;

/**
 * The seats this process has tried to give to somebody in the last moments, which its picture of the hall may still show
 * as free: the next in a rush are sent elsewhere. Decides nothing; other processes have their own.
 */
@Injectable()
export class SeatsUnderWay {
  /** By performance: until when an ordinal is avoided, earliest first. */
  private readonly performances = new Map<string, Map<number, number>>();

  constructor(private readonly clock: Clock) {}

  /** For a look at this moment. */
  of(performanceId: string): ReadonlyMap<number, unknown> {
    const now = this.clock.now().getTime();
    for (const [id, seats] of this.performances) {
      for (const [ordinal, until] of seats) {
        if (until > now) break;
        seats.delete(ordinal);
      }
      if (seats.size === 0) this.performances.delete(id);
    }
    return this.performances.get(performanceId) ?? new Map();
  }

  note(performanceId: string, ordinals: readonly number[]): void {
    const seats = this.performances.get(performanceId) ?? new Map<number, number>();
    this.performances.set(performanceId, seats);
    const until = this.clock.now().getTime() + FORGOTTEN_MS;
    for (const ordinal of ordinals) {
      seats.delete(ordinal);
      seats.set(ordinal, until);
    }
  }

  /** Nobody got them after all. */
  forget(performanceId: string, ordinals: readonly number[]): void {
    for (const ordinal of ordinals) this.performances.get(performanceId)?.delete(ordinal);
  }
}
