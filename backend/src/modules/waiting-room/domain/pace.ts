const SLOWEST = 0.05;
const ENOUGH_HOLDS = 10;
/** More slow holds than this: the 95th percentile is beyond the mark. */
const SLOW_SHARE = 0.05;
/** Of what a rehearsal showed to be possible: the rest is for whatever else goes on. */
const HEADROOM = 0.8;

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
 * than four fifths of what the latest rehearsal served well (`measured`, null: none was held); up again in small steps
 * (additive increase, multiplicative decrease, as in TCP), so that inflow settles at what is really there.
 */
export function nextPace(pace: number, pressure: HoldPressure, measured: number | null = null): number {
  const isFull = measured !== null && pressure.holdsPerSecond > measured * HEADROOM;
  return isSlow(pressure) || isFull ? Math.max(SLOWEST, pace * 0.67) : Math.min(1, pace + 0.05);
}
