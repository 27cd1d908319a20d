import type { Point } from '../canvas/gestures';
import type { SeatMapRenderer } from '../canvas/seat-map-renderer';
import { grow } from '../geometry/box';
import { canBeHit } from '../geometry/detail-level';
import { toMap } from '../geometry/viewport';
import type { Seating } from '../status/use-seat-board';

interface TapTarget {
  readonly seating: Seating;
  readonly onToggle: (ordinal: number) => void;
}

/** A finger is this wide, half of it, in CSS pixels. */
const FINGER = 18;
/** Seats get this wide when a tap comes closer to them. */
const COMFORTABLE = 24;

/** From afar a tap comes closer to a section; from near it takes a seat. Tells whether it did anything. */
export function tapOnMap(
  renderer: SeatMapRenderer,
  { seating, onToggle }: TapTarget,
  point: Point,
  pointer: 'touch' | 'mouse',
): boolean {
  const { plan, grid, board } = seating;
  const { camera } = renderer;
  const [x, y] = toMap(camera.view, point.x, point.y);
  const now = performance.now();
  if (canBeHit(renderer.seatWidth, pointer)) {
    const reach = Math.max(plan.seatSize * 0.62, pointer === 'touch' ? FINGER / camera.view.scale : 0);
    const ordinal = grid.nearest(x, y, reach, (seat) => board.isForSale(seat));
    if (ordinal === undefined) return false;
    onToggle(ordinal);
    return true;
  }
  const section = plan.sectionAt(x, y);
  if (!section) return false;
  const before = camera.target.scale;
  camera.show(grow(section.box, plan.seatSize), now);
  // A section as large as the screen brings nobody closer: go to the spot instead.
  if (camera.target.scale < before * 1.25 || !canBeHit(plan.seatSize * camera.target.scale, pointer)) {
    camera.centreOn(x, y, COMFORTABLE, now);
  }
  return true;
}
