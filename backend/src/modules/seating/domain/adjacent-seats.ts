import type { DrawnSeat } from './drawn-seats';
import type { SeatIndex } from './seat-index';

/** Two seats of a row whose centres are further apart than this many seat sizes have an aisle between them. */
const WIDEST_STEP = 1.6;

const ORDINARY = 0;
const WHEELCHAIR = 1;
const RESTRICTED_VIEW = 2;

export interface WantedSeats {
  /** How many seats side by side. */
  readonly count: number;
  /** Ordinals of the seats the buyer did not get. */
  readonly lost: readonly number[];
  readonly isFree: (ordinal: number) => boolean;
  /** Any value that tells grades apart; null when the seat is not for sale. */
  readonly gradeOf: (ordinal: number) => string | number | null;
  /** How many groups at most; 3 unless told. */
  readonly limit?: number;
}

/**
 * Finds seats side by side near seats that were lost. Everything that depends only on the drawing is worked out
 * once, so that a search over an arena takes well under a millisecond.
 */
export class AdjacentSeats {
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  /** 1 when a seat and the one with the next ordinal are neighbours. */
  private readonly touchesNext: Uint8Array;
  private readonly kind: Uint8Array;

  constructor(private readonly index: SeatIndex) {
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

  /**
   * Up to `limit` groups of `count` ordinals, nearest first: free, side by side, of one of the lost seats' grades,
   * and not overlapping. Places for wheelchairs and with restricted view are offered only to who had asked for such.
   */
  find(wanted: WantedSeats): number[][] {
    const { count, lost, limit = 3 } = wanted;
    const places = lost.filter((ordinal) => this.index.at(ordinal) !== undefined);
    if (count < 1 || places.length === 0) return [];

    const costs = this.costOfGroups(wanted, places);
    const groups: number[][] = [];
    while (groups.length < limit) {
      const first = indexOfSmallest(costs);
      if (first === undefined) break;
      groups.push(Array.from({ length: count }, (_, step) => first + step));
      costs.fill(Infinity, Math.max(0, first - count + 1), first + count);
    }
    return groups;
  }

  /** For each ordinal: how far away the group is that starts there (squared); Infinity where none can start. */
  private costOfGroups(wanted: WantedSeats, places: readonly number[]): Float64Array {
    const { count, isFree, gradeOf } = wanted;
    const grades = new Set(places.map(gradeOf));
    grades.delete(null);
    const kinds = new Set(places.map((ordinal) => this.kind[ordinal] ?? ORDINARY));
    if (kinds.has(RESTRICTED_VIEW)) kinds.add(ORDINARY);
    const taken = new Set(places);
    const costs = new Float64Array(this.index.size).fill(Infinity);
    let run = 0;
    let gradeOfRun: string | number | null = null;
    for (let ordinal = 0; ordinal < this.index.size; ordinal += 1) {
      const grade = gradeOf(ordinal);
      const isOffered =
        grades.has(grade) && isFree(ordinal) && !taken.has(ordinal) && kinds.has(this.kind[ordinal] ?? ORDINARY);
      const continues = isOffered && run > 0 && grade === gradeOfRun && this.touchesNext[ordinal - 1] === 1;
      run = isOffered ? (continues ? run + 1 : 1) : 0;
      gradeOfRun = grade;
      if (run >= count) costs[ordinal - count + 1] = this.distanceSquared(ordinal - count + 1, count, places);
    }
    return costs;
  }

  /** From the middle of a group to the nearest of the places. */
  private distanceSquared(first: number, count: number, places: readonly number[]): number {
    const last = first + count - 1;
    const x = (this.xOf(first) + this.xOf(last)) / 2;
    const y = (this.yOf(first) + this.yOf(last)) / 2;
    let nearest = Infinity;
    for (const place of places) {
      const dx = this.xOf(place) - x;
      const dy = this.yOf(place) - y;
      nearest = Math.min(nearest, dx * dx + dy * dy);
    }
    return nearest;
  }

  private xOf(ordinal: number): number {
    return this.x[ordinal] ?? Infinity;
  }

  private yOf(ordinal: number): number {
    return this.y[ordinal] ?? Infinity;
  }
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

function indexOfSmallest(values: Float64Array): number | undefined {
  let best: number | undefined;
  let smallest = Infinity;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? Infinity;
    if (value < smallest) {
      smallest = value;
      best = index;
    }
  }
  return best;
}
