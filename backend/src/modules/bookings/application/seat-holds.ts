import type { Won } from '#kernel/won';

export interface HoldCommand {
  readonly bookingId: string;
  readonly number: string;
  readonly buyerId: string;
  readonly performanceId: string;
  /** Ascending and without repetition: everybody locks in the same order. */
  readonly ordinals: readonly number[];
  readonly idempotencyKey: string;
  readonly seconds: number;
}

/** Seats that are to take the place of others the buyer owns. */
export interface ChangeHoldCommand extends HoldCommand {
  /** Seats of the same performance that are given up for them: they do not count against the limit. */
  readonly givenUp: number;
  /** In won; becomes part of the booking fee. */
  readonly changeFee: Won;
}

export type HoldOutcome =
  | {
      readonly kind: 'held';
      /** In won, in the order of the command's ordinals. */
      readonly prices: readonly Won[];
      readonly bookingFee: Won;
      readonly expiresAt: Date;
      readonly serverTime: Date;
    }
  | { readonly kind: 'replayed'; readonly bookingId: string }
  | { readonly kind: 'key-reused' | 'account' | 'unverified' | 'no-performance' | 'closed' }
  | { readonly kind: 'not-open'; readonly opensAt: Date; readonly serverTime: Date }
  | { readonly kind: 'limit'; readonly limit: number; readonly alreadyHeld: number }
  | { readonly kind: 'unknown-seats' | 'not-for-sale' | 'taken'; readonly ordinals: readonly number[] };

/** Where seats are held and given back. */
export abstract class SeatHolds {
  /** All the seats or none, in one statement; only the outcome `held` has written anything. */
  abstract hold(command: HoldCommand): Promise<HoldOutcome>;
  /** The same for a change, in the caller's transaction, which is to be rolled back unless the outcome is `held`. */
  abstract holdForChange(command: ChangeHoldCommand): Promise<HoldOutcome>;
  /** Expires holds that ran out, oldest first; returns the performances whose seats are free again. */
  abstract expire(limit: number): Promise<readonly string[]>;
}
