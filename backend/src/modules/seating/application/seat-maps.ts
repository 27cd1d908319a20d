import type { LocalizedText } from '#kernel/localized-text';
import type { Won } from '#kernel/won';
import type { AdjacentSeats } from '../domain/adjacent-seats';
import type { BestGroups } from '../domain/best-groups';
import type { SeatIndex } from '../domain/seat-index';
import type { StrandedSeats } from '../domain/stranded-seats';

export interface SeatGrade {
  readonly id: string;
  readonly code: string;
  readonly name: LocalizedText;
  readonly price: Won;
  readonly color: number;
}

/** The seats of one performance: where they are and what they cost. Kept in memory; never changed. */
export interface PerformanceSeatMap {
  readonly performanceId: string;
  readonly hash: string;
  readonly index: SeatIndex;
  readonly adjacent: AdjacentSeats;
  readonly best: BestGroups;
  readonly stranding: StrandedSeats;
  readonly grades: readonly SeatGrade[];
  /** One character per seat ordinal: the index into `grades`, '-' where the seat is not for sale. */
  readonly seatGrades: string;
  /** Whether a choice by hand that leaves a single free seat is refused (docs/adr/0046). */
  readonly leavesNoSingleSeats: boolean;
}

/** Where seat maps are found. */
export abstract class SeatMaps {
  /** @throws SeatMapNotFound when there is no such performance, or it has no seats yet. */
  abstract ofPerformance(performanceId: string): Promise<PerformanceSeatMap>;
  /** The drawing as it was stored, ready to be sent. @throws SeatMapNotFound */
  abstract drawing(contentHash: string): Promise<Buffer>;
}
