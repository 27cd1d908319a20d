import { type HoldPressure, isSlow } from './pace';
import { isOn, type Queue } from './queue';

/** A queue that load turned on stays on at least this long: it does not come and go while people watch. */
export const AUTO_MINIMUM_MS = 120_000;

/**
 * Whether load turns an AUTO queue on or off. On at the set number of holds a second, or when holds have become slow
 * whatever their number; off again after two minutes at the least, when nobody waits any more and less than half of that
 * number comes, fast.
 */
export function autoSwitch(queue: Queue, pressure: HoldPressure, now: Date): 'on' | 'off' | null {
  const { mode, onSince, waiting, autoHoldsPerSecond } = queue;
  if (mode !== 'AUTO') return null;
  const { holdsPerSecond } = pressure;
  if (onSince === null) return holdsPerSecond >= autoHoldsPerSecond || isSlow(pressure) ? 'on' : null;
  const isCalm = waiting === 0 && holdsPerSecond < autoHoldsPerSecond / 2 && !isSlow(pressure);
  return isOn(queue, now) && isCalm && now.getTime() - onSince.getTime() > AUTO_MINIMUM_MS ? 'off' : null;
}
