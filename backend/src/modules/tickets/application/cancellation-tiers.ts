import type { CancellationTier } from '#modules/catalog';

/** The fee ladder of a performance. */
export abstract class CancellationTiers {
  abstract of(performanceId: string): Promise<readonly CancellationTier[]>;
}
