import type { RotationSession, RotationToken } from './refresh-rotation';

export type Audience = 'buyer' | 'staff';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How long a session can be prolonged at all, and how long it lasts without anybody using it. */
export const SESSION_LIFE_MS: Readonly<Record<Audience, { readonly absolute: number; readonly idle: number }>> = {
  buyer: { absolute: 30 * DAY, idle: 30 * DAY },
  staff: { absolute: DAY / 2, idle: 30 * MINUTE },
};

/** Whose session it is. */
export interface SessionOwner {
  readonly audience: Audience;
  readonly id: string;
}

export type RevocationReason =
  'SIGNED_OUT' | 'SIGNED_OUT_EVERYWHERE' | 'REUSED' | 'PASSWORD_RESET' | 'CLAIMED' | 'SUSPENDED';

export interface NewSession {
  readonly id: string;
  readonly owner: SessionOwner;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly userAgent: string | null;
}

export interface NewRefreshToken {
  readonly id: string;
  readonly sessionId: string;
  /** The token it replaces. */
  readonly parentId: string | null;
  readonly hash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** A session with the presented token and its descendants, oldest first. */
export interface SessionOfToken extends RotationSession {
  readonly id: string;
  readonly owner: SessionOwner;
  readonly chain: readonly (RotationToken & { readonly hash: string })[];
}

/** Where sessions and their refresh tokens are kept; tokens only as hashes. */
export abstract class Sessions {
  abstract add(session: NewSession, token: NewRefreshToken): Promise<void>;
  /** Reads the session that has this token and locks it until the transaction ends. */
  abstract lockByTokenHash(hash: string): Promise<SessionOfToken | undefined>;
  /** Marks the parent as exchanged and adds its child. */
  abstract rotate(child: NewRefreshToken): Promise<void>;
  /** Whether the session was alive until now. */
  abstract revoke(sessionId: string, because: RevocationReason, now: Date): Promise<boolean>;
  /** The ids of the sessions that ended. */
  abstract revokeAll(owner: SessionOwner, because: RevocationReason, now: Date): Promise<string[]>;
}
