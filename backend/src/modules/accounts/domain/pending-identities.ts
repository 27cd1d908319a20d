import type { ProviderIdentity } from './provider';

export const PENDING_LIFE_MS = 24 * 3_600_000;

/** A provider sign-in that waits for a word of the person. */
export interface PendingIdentity extends ProviderIdentity {
  readonly id: string;
  /** What it waits for: an address that can be verified, or a signed-in owner who says yes. */
  readonly needs: 'EMAIL' | 'LINK';
  /** Hash of the secret that only the browser which started the sign-in has, in a cookie. */
  readonly secretHash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export abstract class PendingIdentities {
  abstract add(pending: PendingIdentity): Promise<void>;
  /** While it can still be completed. */
  abstract findOpen(id: string, now: Date): Promise<PendingIdentity | undefined>;
  /** True for exactly one caller. */
  abstract use(id: string, now: Date): Promise<boolean>;
}
