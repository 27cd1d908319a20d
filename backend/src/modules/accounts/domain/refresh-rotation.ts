/** A browser may send the same refresh twice at once: two tabs, or a retry after a lost answer. */
export const GRACE_MS = 10_000;

export interface RotationSession {
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

export interface RotationToken {
  readonly id: string;
  readonly state: 'ACTIVE' | 'ROTATED';
  readonly rotatedAt: Date | null;
  readonly expiresAt: Date;
}

export type RefreshDecision =
  /** The living token: exchange it. */
  | 'rotate'
  /** Sent twice within the grace: answer with the living descendant again. */
  | 'repeat'
  /** An old token came back: somebody else has a copy. The whole session ends. */
  | 'reused'
  | 'ended';

/** `chain` starts with the presented token and follows its descendants to the living one. */
export function decideRefresh(session: RotationSession, chain: readonly RotationToken[], now: Date): RefreshDecision {
  const living = chain.at(-1);
  if (!living || session.revokedAt || now >= session.expiresAt) return 'ended';
  const exchanged = chain.slice(0, -1);
  if (living.state !== 'ACTIVE' || !exchanged.every((token) => isFresh(token, now))) return 'reused';
  if (now >= living.expiresAt) return 'ended';
  return exchanged.length === 0 ? 'rotate' : 'repeat';
}

function isFresh(token: RotationToken, now: Date): boolean {
  return token.rotatedAt !== null && now.getTime() - token.rotatedAt.getTime() <= GRACE_MS;
}
