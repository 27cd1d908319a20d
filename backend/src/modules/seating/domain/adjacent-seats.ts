import type { SeatIndex } from './seat-index';
import { groupFrom, ORDINARY, RESTRICTED_VIEW, SeatNeighbours } from './seat-neighbours';

export interface WantedSeats {
  /** How many seats side by side. */
  readonly count: number;
  /** Ordinals of the seats the buyer did not get. */
  readonly lost: readonly number[];
  readonly isFree: (ordinal: number) => boolean;
  /** Any value that tells grades apart; null when the seat is not for sale. */
  readonly gradeOf: (ordinal: number) => string | number | null;
  /** The lost seats may be part of a group: they are still free. */
  readonly mayReuse?: boolean;
  /** No group that leaves a single free seat between itself and a taken one, an aisle or the row's end. */
  readonly leavesNobodyAlone?: boolean;
  /** How many groups at most; 3 unless told. */
  readonly limit?: number;
}

/** Finds seats side by side near seats that were lost; a search over an arena takes well under a millisecond. */
export class AdjacentSeats {
  constructor(
    private readonly index: SeatIndex,
    private readonly neighbours = new SeatNeighbours(index),
  ) {}

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
      groups.push(groupFrom(first, count));
      costs.fill(Infinity, Math.max(0, first - count + 1), first + count);
    }
    return groups;
  }

  /** For each ordinal: how far away the group is that starts there (squared); Infinity where none can start. */
  private costOfGroups(wanted: WantedSeats, places: readonly number[]): Float64Array {
    const { count, isFree, gradeOf, mayReuse = false, leavesNobodyAlone = false } = wanted;
    const grades = new Set(places.map(gradeOf));
    grades.delete(null);
    // Asked of each seat of an arena whenever somebody loses seats: without sets where there is one grade, as there nearly always is.
    const [theGrade] = grades;
    const isOne = grades.size === 1;
    const kinds = [false, false, false];
    for (const ordinal of places) kinds[this.neighbours.kindOf(ordinal)] = true;
    if (kinds[RESTRICTED_VIEW]) kinds[ORDINARY] = true;
    const taken = new Set(mayReuse ? [] : places);
    const costs = new Float64Array(this.index.size).fill(Infinity);
    let run = 0;
    let gradeOfRun: string | number | null = null;
    for (let ordinal = 0; ordinal < this.index.size; ordinal += 1) {
      const grade = gradeOf(ordinal);
      const isOffered =
        (isOne ? grade === theGrade : grades.has(grade)) &&
        kinds[this.neighbours.kindOf(ordinal)] === true &&
        isFree(ordinal) &&
        !taken.has(ordinal);
      const continues = isOffered && run > 0 && grade === gradeOfRun && this.neighbours.touches(ordinal, -1);
      run = isOffered ? (continues ? run + 1 : 1) : 0;
      gradeOfRun = grade;
      if (run < count) continue;
      if (leavesNobodyAlone && this.neighbours.leavesOneAlone(ordinal - count + 1, count, isFree)) continue;
      costs[ordinal - count + 1] = this.nearest(ordinal - count + 1, count, places);
    }
    return costs;
  }

  /** From the middle of a group to the nearest of the places, squared. */
  private nearest(first: number, count: number, places: readonly number[]): number {
    let nearest = Infinity;
    for (const place of places) {
      const [x, y] = [this.neighbours.xOf(place), this.neighbours.yOf(place)];
      nearest = Math.min(nearest, this.neighbours.distanceSquared(first, count, x, y));
    }
    return nearest;
  }
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
