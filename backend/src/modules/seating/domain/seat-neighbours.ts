import type { DrawnSeat } from './drawn-seats';
import type { SeatIndex } from './seat-index';

/** Two seats of a row whose centres are further apart than this many seat sizes have an aisle between them. */
const WIDEST_STEP = 1.6;

export const ORDINARY = 0;
export const WHEELCHAIR = 1;
export const RESTRICTED_VIEW = 2;

export type IsFree = (ordinal: number) => boolean;

/** What a drawing says of each seat and the ones beside it, worked out once for every search over the hall. */
export class SeatNeighbours {
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  /** 1 when a seat and the one with the next ordinal are neighbours. */
  private readonly touchesNext: Uint8Array;
  private readonly kind: Uint8Array;

  constructor(readonly index: SeatIndex) {
    const { seats, size } = index;
    this.x = Float64Array.from(seats, (seat) => seat.x);
    this.y = Float64Array.from(seats, (seat) => seat.y);
    this.kind = Uint8Array.from(seats, kindOf);
    this.touchesNext = new Uint8Array(size);
    const widest = index.drawing.seatSize * WIDEST_STEP;
    for (const seat of seats) {
      const next = seats[seat.ordinal + 1];
      if (next && areSideBySide(seat, next, widest)) this.touchesNext[seat.ordinal] = 1;
    }
  }

  kindOf(ordinal: number): number {
    return this.kind[ordinal] ?? ORDINARY;
  }

  /** Whether nothing is between a seat and the one `step` (1 or -1) further: no aisle, and not the row's end. */
  touches(ordinal: number, step: 1 | -1): boolean {
    return this.touchesNext[step === 1 ? ordinal : ordinal - 1] === 1;
  }

  /**
   * Whether the seat beside `taken` is free and would be the only free one there. Places for wheelchairs are sold one by
   * one and are never alone.
   */
  isLeftAlone(taken: number, step: 1 | -1, isFree: IsFree): boolean {
    const seat = taken + step;
    if (!this.touches(taken, step) || !isFree(seat) || this.kindOf(seat) === WHEELCHAIR) return false;
    return !this.touches(seat, step) || !isFree(seat + step);
  }

  /** Whether `count` seats from `first` on would leave a single free seat on either side. */
  leavesOneAlone(first: number, count: number, isFree: IsFree): boolean {
    return this.isLeftAlone(first, -1, isFree) || this.isLeftAlone(first + count - 1, 1, isFree);
  }

  /** The square of how far the middle of `count` seats from `first` on is from a point. */
  distanceSquared(first: number, count: number, x: number, y: number): number {
    const last = first + count - 1;
    const dx = (this.xOf(first) + this.xOf(last)) / 2 - x;
    const dy = (this.yOf(first) + this.yOf(last)) / 2 - y;
    return dx * dx + dy * dy;
  }

  xOf(ordinal: number): number {
    return this.x[ordinal] ?? Infinity;
  }

  yOf(ordinal: number): number {
    return this.y[ordinal] ?? Infinity;
  }
}

export function groupFrom(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, step) => first + step);
}

function kindOf(seat: DrawnSeat): number {
  if (seat.row.wheelchair?.includes(seat.indexInRow)) return WHEELCHAIR;
  return seat.row.restrictedView?.includes(seat.indexInRow) ? RESTRICTED_VIEW : ORDINARY;
}

/** Neighbours in a row carry consecutive numbers, or consecutive odd or even ones where a hall counts like that. */
function areSideBySide(seat: DrawnSeat, next: DrawnSeat, widest: number): boolean {
  const step = Math.abs(next.number - seat.number);
  return seat.row === next.row && (step === 1 || step === 2) && Math.hypot(next.x - seat.x, next.y - seat.y) <= widest;
}
