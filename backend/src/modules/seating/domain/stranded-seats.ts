import { AdjacentSeats } from './adjacent-seats';
import { type IsFree, SeatNeighbours } from './seat-neighbours';

export interface ChosenByHand {
  readonly chosen: readonly number[];
  readonly isFree: IsFree;
  /** Any value that tells grades apart; null when the seat is not for sale. */
  readonly gradeOf: (ordinal: number) => string | number | null;
}

export interface Stranding {
  /** Free seats the choice would leave alone. */
  readonly stranded: readonly number[];
  /** As many seats side by side, nearest first, that leave nobody alone. */
  readonly alternatives: readonly (readonly number[])[];
}

/** Tells whether seats chosen by hand leave a single free seat behind, and what could be chosen instead. */
export class StrandedSeats {
  constructor(
    private readonly neighbours: SeatNeighbours,
    private readonly adjacent: AdjacentSeats,
  ) {}

  /**
   * undefined when nobody is left alone, or it cannot be helped: in the same stretch of free seats as many seats of these
   * grades always leave one, or nowhere in the hall could the group sit without. Also when a chosen seat is not free: that is
   * for the hold to say.
   */
  check(choice: ChosenByHand): Stranding | undefined {
    const { chosen, isFree, gradeOf } = choice;
    if (!chosen.every(isFree)) return undefined;
    const stranded = this.strandedBy(chosen, isFree);
    if (!stranded.some((seat) => this.isAvoidable(seat, choice))) return undefined;
    const alternatives = this.adjacent.find({
      count: chosen.length,
      lost: chosen,
      isFree,
      gradeOf,
      mayReuse: true,
      leavesNobodyAlone: true,
    });
    return alternatives.length > 0 ? { stranded, alternatives } : undefined;
  }

  private strandedBy(chosen: readonly number[], isFree: IsFree): number[] {
    const taken = new Set(chosen);
    const isLeft: IsFree = (ordinal) => isFree(ordinal) && !taken.has(ordinal);
    const stranded = new Set<number>();
    for (const ordinal of chosen)
      for (const step of [-1, 1] as const)
        if (this.neighbours.isLeftAlone(ordinal, step, isLeft)) stranded.add(ordinal + step);
    return [...stranded].sort((a, b) => a - b);
  }

  /** Whether as many seats of the stretch this seat is in could be had, side by side, without leaving one alone. */
  private isAvoidable(seat: number, { chosen, isFree, gradeOf }: ChosenByHand): boolean {
    const [first, last] = this.stretchAround(seat, isFree);
    const count = chosen.filter((ordinal) => ordinal >= first && ordinal <= last).length;
    const grades = new Set(chosen.map(gradeOf));
    const kinds = new Set(chosen.map((ordinal) => this.neighbours.kindOf(ordinal)));
    const fits = (ordinal: number) => grades.has(gradeOf(ordinal)) && kinds.has(this.neighbours.kindOf(ordinal));
    let run = 0;
    for (let ordinal = first; ordinal <= last; ordinal += 1) {
      run = fits(ordinal) ? run + 1 : 0;
      if (run >= count && !this.neighbours.leavesOneAlone(ordinal - count + 1, count, isFree)) return true;
    }
    return false;
  }

  private stretchAround(seat: number, isFree: IsFree): [first: number, last: number] {
    let [first, last] = [seat, seat];
    while (this.neighbours.touches(first, -1) && isFree(first - 1)) first -= 1;
    while (this.neighbours.touches(last, 1) && isFree(last + 1)) last += 1;
    return [first, last];
  }
}
