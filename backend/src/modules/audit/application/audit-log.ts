import type { Role } from '#platform/http/signed-in';

/** Who did it, where that is not the person whose request is being answered. */
export type AuditActor =
  | { readonly kind: 'staff' | 'buyer'; readonly id: string; readonly role?: Role }
  /** A timer or a job of ours, by its name. */
  | { readonly kind: 'system'; readonly id: string };

export interface AuditRecord {
  /** What was done, subject first, past tense: `booking.unmasked`, `refund.approved`. Lower case, words joined by `-`. */
  readonly action: string;
  readonly subject: { readonly type: string; readonly id: string };
  /** What it was and what it became: only what changed, ids rather than personal data. */
  readonly before?: object;
  readonly after?: object;
  /** The words of whoever did it, at most 300 letters. */
  readonly reason?: string;
  /** Left out: the person whose request is being answered, or the system. */
  readonly actor?: AuditActor;
}

/** The audit log: append-only and hash-chained by the database (migration 0011). */
export abstract class AuditLog {
  /**
   * Writes down who did what. Joins the caller's transaction: no entry without the act, no act without the entry. Actor,
   * address and trace id come from the request being answered. The entry gets its place in the chain when the
   * transaction commits. Prices and seats edited after this call in the same transaction carry the same actor.
   */
  abstract record(entry: AuditRecord): Promise<void>;
}
