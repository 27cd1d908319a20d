import { type Box, EMPTY_BOX, unionOf } from '../geometry/box';
import type { SeatPlan } from '../geometry/seat-plan';
import {
  addChair,
  addChairBack,
  addCross,
  addDot,
  addHatch,
  addSquare,
  addViewBar,
  addWheelchair,
} from './seat-shapes';

/** How a seat looks: 0–5 free in a grade colour, then these. One's own seats are laid over them by the overlay. */
export const LOOK_DIMMED = 6;
export const LOOK_HELD = 7;
export const LOOK_SOLD = 8;
export const LOOK_ABSENT = 9;
const LOOKS = 10;

export type LookOf = (ordinal: number) => number;

/** Paths of some neighbouring rows, one per look, in map units. */
export interface CoarsePaths {
  readonly squares: readonly (Path2D | undefined)[];
}

export interface FinePaths {
  readonly bodies: readonly (Path2D | undefined)[];
  /** Backs of all free chairs in full colour. */
  readonly backs: Path2D;
  readonly hatches: Path2D;
  readonly crosses: Path2D;
  readonly viewBars: Path2D;
  readonly wheelchairs: readonly (Path2D | undefined)[];
}

export interface SeatChunk {
  readonly first: number;
  readonly end: number;
  readonly section: number;
  readonly firstRow: number;
  readonly endRow: number;
  readonly box: Box;
  coarse: CoarsePaths | undefined;
  fine: FinePaths | undefined;
}

const SEATS_IN_CHUNK = 110;

/** Cuts the seats into runs of rows small enough to redo when one seat changes and to leave out when out of sight. */
export function cutIntoChunks(plan: SeatPlan): SeatChunk[] {
  const chunks: SeatChunk[] = [];
  for (const section of plan.sections) {
    let open: { -readonly [K in keyof SeatChunk]: SeatChunk[K] } | undefined;
    for (const row of section.rows) {
      if (!open || row.end - open.first > SEATS_IN_CHUNK) {
        const { first, end, index } = row;
        open = {
          first,
          end,
          section: section.index,
          firstRow: index,
          endRow: index + 1,
          box: EMPTY_BOX,
          coarse: undefined,
          fine: undefined,
        };
        chunks.push(open);
      }
      open.end = row.end;
      open.endRow = row.index + 1;
      open.box = unionOf(open.box, row.box);
    }
  }
  return chunks;
}

export function coarsePaths(plan: SeatPlan, { first, end }: SeatChunk, lookOf: LookOf): CoarsePaths {
  const squares: (Path2D | undefined)[] = Array.from({ length: LOOKS }, () => undefined);
  for (let ordinal = first; ordinal < end; ordinal += 1) {
    const look = lookOf(ordinal);
    if (look === LOOK_ABSENT) continue;
    const path = (squares[look] ??= new Path2D());
    const frame = frameOf(plan, ordinal);
    if (look === LOOK_SOLD) addDot(path, frame, 0.34);
    else addSquare(path, frame, look === LOOK_HELD ? 0.62 : 0.8);
  }
  return { squares };
}

export function finePaths(plan: SeatPlan, { first, end }: SeatChunk, lookOf: LookOf): FinePaths {
  const bodies: (Path2D | undefined)[] = Array.from({ length: LOOKS }, () => undefined);
  const wheelchairs: (Path2D | undefined)[] = Array.from({ length: LOOKS }, () => undefined);
  const paths = { backs: new Path2D(), hatches: new Path2D(), crosses: new Path2D(), viewBars: new Path2D() };
  for (let ordinal = first; ordinal < end; ordinal += 1) {
    const look = lookOf(ordinal);
    const frame = frameOf(plan, ordinal);
    if (look === LOOK_ABSENT) {
      addDot((bodies[look] ??= new Path2D()), frame, 0.14);
      continue;
    }
    if (look === LOOK_SOLD) {
      addCross(paths.crosses, frame);
      continue;
    }
    addChair((bodies[look] ??= new Path2D()), frame, look === LOOK_HELD ? 0.7 : 0.8);
    if (look === LOOK_HELD) addHatch(paths.hatches, frame);
    else if (look !== LOOK_DIMMED) addChairBack(paths.backs, frame);
    if (plan.isWheelchair(ordinal) && look !== LOOK_HELD) addWheelchair((wheelchairs[look] ??= new Path2D()), frame);
    if (plan.hasRestrictedView(ordinal)) addViewBar(paths.viewBars, frame);
  }
  return { bodies, wheelchairs, ...paths };
}

export function frameOf(plan: SeatPlan, ordinal: number) {
  const angle = plan.angle[ordinal] ?? 0;
  return {
    x: plan.x[ordinal] ?? 0,
    y: plan.y[ordinal] ?? 0,
    cos: Math.cos(angle),
    sin: Math.sin(angle),
    size: plan.seatSize,
  };
}
