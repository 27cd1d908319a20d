import type { CancellationTier } from '#modules/catalog';

/** The fee ladder a buyer agreed to when they paid. */
export abstract class CancellationTiers {
  abstract of(bookingId: string): Promise<readonly CancellationTier[]>;
}
