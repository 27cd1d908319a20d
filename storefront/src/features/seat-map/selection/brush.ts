import { boxOf } from '../geometry/box';
import type { SeatGrid } from '../geometry/seat-grid';
import type { SeatPlan } from '../geometry/seat-plan';

/** How near to the stroke a seat's centre must be, in seats. */
const REACH = 0.6;

/**
 * Seats a stroke over the map takes: those a closed loop encloses, else those it passes over, in that order.
 * `stroke` is x1, y1, x2, y2 … in map units.
 */
export function seatsUnder(
  stroke: readonly number[],
  plan: SeatPlan,
  grid: SeatGrid,
  accept: (ordinal: number) => boolean,
): number[] {
  const reach = plan.seatSize * REACH;
  const found = new Set<number>();
  let length = 0;
  for (let i = 0; i + 3 < stroke.length; i += 2) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = stroke.slice(i, i + 4);
    const distance = Math.hypot(x2 - x1, y2 - y1);
    length += distance;
    const steps = Math.max(1, Math.ceil(distance / (plan.seatSize * 0.4)));
    for (let step = 0; step <= steps; step += 1) {
      const t = step / steps;
      const ordinal = grid.nearest(x1 + (x2 - x1) * t, y1 + (y2 - y1) * t, reach, accept);
      if (ordinal !== undefined) found.add(ordinal);
    }
  }
  if (!isLoop(stroke, length, plan.seatSize)) return [...found];
  const enclosed = grid.inLoop(stroke, boxOf(stroke)).filter(accept);
  return enclosed.length > 0 ? enclosed : [...found];
}

function isLoop(stroke: readonly number[], length: number, seatSize: number): boolean {
  const gap = Math.hypot((stroke[0] ?? 0) - (stroke.at(-2) ?? 0), (stroke[1] ?? 0) - (stroke.at(-1) ?? 0));
  return stroke.length >= 16 && length > seatSize * 4 && gap < length * 0.25;
}
