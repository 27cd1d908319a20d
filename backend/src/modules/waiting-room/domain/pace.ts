const SLOWEST = 0.05;
const ENOUGH_HOLDS = 10;
/** More slow holds than this: the 95th percentile is beyond the mark. */
const SLOW_SHARE = 0.05;

/** A hold that takes longer than this is slow: the promise is 300 ms for 95 of 100. */
export const SLOW_HOLD_MS = 300;

/** Holds of the last seconds, all processes together. */
export interface HoldPressure {
  readonly holds: number;
  readonly slow: number;
  readonly holdsPerSecond: number;
}

/**
 * How much of the set rate is let in next, once a second: down by a third as soon as holds become slow, up again in small
 * steps (additive increase, multiplicative decrease, as in TCP), so that inflow settles at what is really there.
 */
export function nextPace(pace: number, { holds, slow }: HoldPressure): number {
  const isSlow = holds >= ENOUGH_HOLDS && slow / holds > SLOW_SHARE;
  return isSlow ? Math.max(SLOWEST, pace * 0.67) : Math.min(1, pace + 0.05);
}
