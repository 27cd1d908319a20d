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

export abstract class InventoryProofs {
  /** Of one performance, or of all, by their start. */
  abstract at(
    instant: Date,
    search: { readonly performanceId?: string | undefined; readonly page: number; readonly size: number },
  ): Promise<{ items: readonly InventoryProof[]; total: number }>;
}
