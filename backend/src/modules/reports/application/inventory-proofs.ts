import type { LocalizedText } from '#kernel/localized-text';

/** Every seat of a performance at one instant, counted apart: the four add up to the capacity, or something is wrong. */
export interface InventoryProof {
  readonly performanceId: string;
  readonly title: LocalizedText;
  readonly startsAt: Date;
  readonly capacity: number;
  readonly sold: number;
  readonly held: number;
  /** Not for sale. As it is now: whether a seat is for sale is not kept second by second (changes are in the audit log). */
  readonly blocked: number;
  readonly free: number;
  readonly addsUp: boolean;
}

export interface InventoryProofPage {
  readonly items: readonly InventoryProof[];
  /** Of the list, on all its pages. */
  readonly total: number;
  /** All that were looked at, and of those the ones that do not add up: not only those listed. */
  readonly performances: number;
  readonly mismatched: number;
}

export abstract class InventoryProofs {
  /** Of one performance, or of all, by their start; or only of those that do not add up. */
  abstract at(
    instant: Date,
    search: {
      readonly performanceId?: string | undefined;
      readonly mismatchedOnly?: boolean | undefined;
      readonly page: number;
      readonly size: number;
    },
  ): Promise<InventoryProofPage>;
}
