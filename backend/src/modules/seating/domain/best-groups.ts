import { groupFrom, type IsFree, ORDINARY, SeatNeighbours } from './seat-neighbours';

export interface WishForSeats {
  /** How many seats side by side. */
  readonly count: number;
  readonly isFree: IsFree;
  /** Any value that tells grades apart; null when the seat is not for sale. */
  readonly gradeOf: (ordinal: number) => string | number | null;
  /** Only seats of this grade; of any one grade unless told. */
  readonly grade?: string | number | undefined;
}

/**
 * Finds the best seats side by side: of one grade, nearest to the middle of the stage first.
 *
 * Only ordinary seats. Places for wheelchairs are for who needs one, and a restricted view costs as much as a good one:
 * nobody gets either from a machine, without having seen it on the map, even when nothing else is left.
 */
export class BestGroups {
  /** By count: where groups of that many seats can begin, best first. The drawing never changes, so neither do these. */
  private readonly orders = new Map<number, Int32Array>();

  constructor(private readonly neighbours: SeatNeighbours) {}

  /**
   * Up to `limit` groups of ordinals, best first; they may overlap. A group that would leave a single free seat alone is
   * offered only when there is no other.
   */
  find(wish: WishForSeats, limit: number): number[][] {
    const good: number[] = [];
    const stranding: number[] = [];
    for (const first of this.orderOf(wish.count)) {
      if (!fits(first, wish)) continue;
      const wanted = this.neighbours.leavesOneAlone(first, wish.count, wish.isFree) ? stranding : good;
      if (wanted.length < limit) wanted.push(first);
      if (good.length === limit) break;
    }
    return (good.length > 0 ? good : stranding).map((first) => groupFrom(first, wish.count));
  }

  /** How many seats the largest group has that `find` could give for the wish's grade; 0 when there is none. */
  largest({ isFree, gradeOf, grade }: Omit<WishForSeats, 'count'>): number {
    let largest = 0;
    let run = 0;
    for (let ordinal = 0; ordinal < this.neighbours.index.size; ordinal += 1) {
      const own = gradeOf(ordinal);
      const fitting = own !== null && (grade === undefined || own === grade);
      if (!fitting || !isFree(ordinal) || this.neighbours.kindOf(ordinal) !== ORDINARY) run = 0;
      else run = run > 0 && this.neighbours.touches(ordinal, -1) && gradeOf(ordinal - 1) === own ? run + 1 : 1;
      if (run > largest) largest = run;
    }
    return largest;
  }

  private orderOf(count: number): Int32Array {
    const known = this.orders.get(count);
    if (known) return known;
    const { index } = this.neighbours;
    const { labelX, labelY } = index.drawing.stage;
    const costs = new Float64Array(index.size).fill(Infinity);
    let run = 0;
    for (let ordinal = 0; ordinal < index.size; ordinal += 1) {
      if (this.neighbours.kindOf(ordinal) !== ORDINARY) run = 0;
      else run = run > 0 && this.neighbours.touches(ordinal, -1) ? run + 1 : 1;
      const first = ordinal - count + 1;
      // The stage's name is written in its middle.
      if (run >= count) costs[first] = this.neighbours.distanceSquared(first, count, labelX, labelY);
    }
    const cost = (ordinal: number) => costs[ordinal] ?? Infinity;
    const order = Int32Array.from(costs.keys())
      .filter((ordinal) => cost(ordinal) < Infinity)
      .sort((a, b) => cost(a) - cost(b) || a - b);
    this.orders.set(count, order);
    return order;
  }
}

function fits(first: number, { count, isFree, gradeOf, grade }: WishForSeats): boolean {
  const own = gradeOf(first);
  if (own === null || (grade !== undefined && own !== grade)) return false;
  for (let ordinal = first; ordinal < first + count; ordinal += 1)
    if (!isFree(ordinal) || gradeOf(ordinal) !== own) return false;
  return true;
}
