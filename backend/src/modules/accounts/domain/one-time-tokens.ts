export type OneTimePurpose = 'VERIFY_EMAIL' | 'RESET_PASSWORD';

const HOUR = 3_600_000;

/** How long a mailed link works. */
export const LINK_LIFE_MS: Readonly<Record<OneTimePurpose, number>> = {
  VERIFY_EMAIL: 24 * HOUR,
  RESET_PASSWORD: HOUR / 2,
};

export interface OneTimeToken {
  readonly id: string;
  readonly accountId: string;
  readonly purpose: OneTimePurpose;
  /** The provider sign-in that following the link completes. */
  readonly pendingIdentityId: string | null;
  readonly hash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Tokens of mailed links, as hashes. */
export abstract class OneTimeTokens {
  /** Voids the account's open token of the same purpose. */
  abstract replace(token: OneTimeToken): Promise<void>;
  /** The token with this hash while it can still be used. */
  abstract findOpen(purpose: OneTimePurpose, hash: string, now: Date): Promise<OneTimeToken | undefined>;
  abstract findOpenById(id: string, now: Date): Promise<OneTimeToken | undefined>;
  abstract findOpenOf(accountId: string, purpose: OneTimePurpose, now: Date): Promise<OneTimeToken | undefined>;
  /** True for exactly one caller per token. */
  abstract use(id: string, now: Date): Promise<boolean>;
  abstract voidAll(accountId: string, now: Date): Promise<void>;
}
