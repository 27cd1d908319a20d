import type { SeatPlan } from './seat-plan';

export type Direction = 'left' | 'right' | 'up' | 'down';

const UNIT: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/** Sideways distance counts this much more, so that an arrow keeps to its line. */
const DRIFT = 2.5;

/**
 * The seat an arrow key leads to: the nearest in that direction as it looks on screen, whatever the row is curved like.
 * Left and right stay in the row while it goes on in about that direction.
 */
export function seatTowards(
  plan: SeatPlan,
  from: number,
  direction: Direction,
  accept: (ordinal: number) => boolean,
): number | undefined {
  const [ux, uy] = UNIT[direction];
  const x = plan.x[from] ?? 0;
  const y = plan.y[from] ?? 0;
  const row = plan.rowOf(from);
  let best: number | undefined;
  let smallest = Infinity;
  for (let ordinal = 0; ordinal < plan.seatCount; ordinal += 1) {
    if (ordinal === from || !accept(ordinal)) continue;
    const dx = (plan.x[ordinal] ?? 0) - x;
    const dy = (plan.y[ordinal] ?? 0) - y;
    const along = dx * ux + dy * uy;
    if (along <= plan.seatSize * 0.25) continue;
    const aside = Math.abs(dx * uy) + Math.abs(dy * ux);
    if (aside > along * 2.2) continue;
    const isInRow = ordinal >= row.first && ordinal < row.end;
    const cost = along + aside * DRIFT - (isInRow && ux !== 0 ? plan.seatSize : 0);
    if (cost < smallest) {
      smallest = cost;
      best = ordinal;
    }
  }
  return best;
}

/** The seat nearest to a point, of those a caller accepts. */
export function seatNearest(
  plan: SeatPlan,
  x: number,
  y: number,
  accept: (ordinal: number) => boolean,
): number | undefined {
  let best: number | undefined;
  let smallest = Infinity;
  for (let ordinal = 0; ordinal < plan.seatCount; ordinal += 1) {
    if (!accept(ordinal)) continue;
    const distance = Math.hypot((plan.x[ordinal] ?? 0) - x, (plan.y[ordinal] ?? 0) - y);
    if (distance < smallest) {
      smallest = distance;
      best = ordinal;
    }
  }
  return best;
}
