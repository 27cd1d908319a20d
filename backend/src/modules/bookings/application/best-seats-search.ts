import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PerformanceSeatMap } from '#modules/seating';
import { FREE } from '../domain/seat-status';
import { SeatStatusBoard } from './seat-status-board';
import { SeatsUnderWay } from './seats-under-way';

/** Among so many of the best groups one is drawn at first; among twice as many with every further try. */
const WIDEST = 48;
/** By how many groups the choice grows with every seat this process is giving away at the moment. */
const SPREAD = 4;
/** A seat was lost: the picture was too old. Not asked more often than pictures are taken anyway. */
const NEWER_MS = 250;

export interface WantedGroup {
  /** How many seats side by side. */
  readonly count: number;
  /** As it stands in `seatGrades`; any one grade unless told. */
  readonly grade: string | undefined;
}

/** A group to try; or none, and how many could sit together in the grade that was wanted and in any. */
export type FoundGroup =
  | { readonly ordinals: readonly number[] }
  | { readonly ordinals: undefined; readonly largest: number; readonly largestInAnyGrade: number };

/**
 * Looks for seats to try in this process's picture of the hall. Decides nothing: whether they are free is seen when they
 * are held.
 *
 * Who comes alone is shown the very best. In a rush, thousands ask in the same second and look at the same picture: then a
 * group is drawn among the best few dozen, past those this process is giving to somebody already.
 */
@Injectable()
export class BestSeatsSearch {
  constructor(
    private readonly board: SeatStatusBoard,
    private readonly underWay: SeatsUnderWay,
  ) {}

  /** Ascending ordinals, avoided by others from now on. `attempt` counts from 1. @throws SeatMapNotFound */
  async find(seatMap: PerformanceSeatMap, { count, grade }: WantedGroup, attempt: number): Promise<FoundGroup> {
    const { performanceId, best, seatGrades } = seatMap;
    const { statuses } = await this.board.current(performanceId, attempt === 1 ? undefined : NEWER_MS);
    const busy = this.underWay.of(performanceId);
    const isFree = (ordinal: number) => statuses.of(ordinal) === FREE;
    const isUntried = (ordinal: number) => isFree(ordinal) && !busy.has(ordinal);
    const gradeOf = (ordinal: number) => seatGrades[ordinal] ?? null;
    const limit = attempt === 1 ? Math.min(WIDEST, 1 + busy.size * SPREAD) : WIDEST * 2 ** (attempt - 1);

    const untried = best.find({ count, grade, gradeOf, isFree: isUntried }, limit);
    // Seats somebody is being given now may come free yet: not everybody can pay, or wants to.
    const groups = untried.length > 0 ? untried : best.find({ count, grade, gradeOf, isFree }, limit);
    const ordinals = groups.length > 0 ? groups[randomInt(groups.length)] : undefined;
    if (!ordinals) {
      const largestInAnyGrade = best.largest({ isFree, gradeOf });
      const largest = grade === undefined ? largestInAnyGrade : best.largest({ isFree, gradeOf, grade });
      return { ordinals, largest, largestInAnyGrade };
    }
    this.underWay.note(performanceId, ordinals);
    return { ordinals };
  }

  /** The group was not held: who comes next may try all of it but what is lost. */
  giveUp(performanceId: string, ordinals: readonly number[], lost: readonly number[]): void {
    this.underWay.forget(
      performanceId,
      ordinals.filter((ordinal) => !lost.includes(ordinal)),
    );
  }
}
