const SLOWEST = 0.05;
const ENOUGH_HOLDS = 10;
/** More slow holds than this: the 95th percentile is beyond the mark. */
const SLOW_SHARE = 0.05;
/** Of what a rehearsal showed to be possible: the rest is for whatever else goes on. */
const HEADROOM = 0.8;

/** What the latest stress rehearsal of a performance showed. */
export interface Rehearsed {
  /** The rate that was served well, 0 where the first step was too much already, and what gave above it; null: nothing did. */
  readonly knee: { readonly holdsPerSecond: number; readonly limitedBy: string | null } | null;
  /** The lowest rate it tried. */
  readonly lowestPerSecond: number | null;
}

/**
 * Holds a second that are known to be possible; null: nobody knows of a limit. A run in which nothing gave shows none. Where
 * the first step gave already, that step is the limit: less was never tried, and whether holds are slow right now is looked
 * at every second anyway.
 */
export function rehearsedLimit(rehearsed: Rehearsed | null): number | null {
  const { knee = null, lowestPerSecond = null } = rehearsed ?? {};
  if (!knee || knee.limitedBy === null) return null;
  return knee.holdsPerSecond > 0 ? knee.holdsPerSecond : lowestPerSecond;
}

/** A hold that takes longer than this is slow: the promise is 300 ms for 95 of 100. */
export const SLOW_HOLD_MS = 300;

/** Holds of the last seconds, all processes together. */
export interface HoldPressure {
  readonly holds: number;
  readonly slow: number;
  readonly holdsPerSecond: number;
}

export function isSlow({ holds, slow }: HoldPressure): boolean {
  return holds >= ENOUGH_HOLDS && slow / holds > SLOW_SHARE;
}

/**
 * How much of the set rate is let in next, once a second: down by a third as soon as holds become slow, or more of them come
 * than four fifths of the limit that the latest stress rehearsal found (`measured`, null: none); up again in small steps
 * (additive increase, multiplicative decrease, as in TCP), so that inflow settles at what is really there.
 */
export function nextPace(pace: number, pressure: HoldPressure, measured: number | null = null): number {
  const isFull = measured !== null && pressure.holdsPerSecond > measured * HEADROOM;
  return isSlow(pressure) || isFull ? Math.max(SLOWEST, pace * 0.67) : Math.min(1, pace + 0.05);
}
