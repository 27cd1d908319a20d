import type { QueueState } from '../domain/queue-state';

export interface JoinCommand {
  readonly performanceId: string;
  readonly accountId: string;
  /** 16 to 32 bytes in hex, from the person's own browser. */
  readonly nonce: string;
}

export type JoinRefusal = 'off' | 'not-open' | 'closed' | 'account' | 'unverified' | 'other-account';

export type JoinOutcome =
  | { readonly kind: JoinRefusal; readonly at: Date | null }
  | { readonly kind: 'joined' | 'present' | 'returned'; readonly place: JoinedPlace };

export interface JoinedPlace {
  readonly entryId: string;
  readonly state: QueueState;
  /** The place; null in the pre-queue. */
  readonly seq: number | null;
  readonly nonce: string;
  readonly entrant: number | null;
  readonly link: string | null;
  readonly joinedAt: Date;
}

/** A person's latest place. */
export interface Place {
  readonly entryId: string;
  readonly state: QueueState;
  readonly seq: number | null;
  /** Why it is where it is: the cause of its last move. */
  readonly because: string;
  readonly admission: Admission | null;
}

export interface Admission {
  readonly id: string;
  readonly seq: number;
  /** New holds until here. */
  readonly windowEndsAt: Date;
  /** Paying for them until here. */
  readonly expiresAt: Date;
}

export interface AdmissionRound {
  readonly serving: number;
  readonly waiting: number;
  readonly inside: number;
  /** Accounts that were let in, that were away when their turn came near, and whose visit is over. */
  readonly admitted: readonly string[];
  readonly gone: readonly string[];
  readonly ended: readonly string[];
}

export interface WaitingPerson {
  readonly accountId: string;
  readonly seq: number;
}

/** The line of people itself, in PostgreSQL: what is told to anybody is committed here first. */
export abstract class WaitingLine {
  /** Gives a place, or the one the person has. */
  abstract join(command: JoinCommand): Promise<JoinOutcome>;
  /** Gives the place up, or ends the visit, and says since when they were inside (null: they waited). Undefined: neither. */
  abstract leave(performanceId: string, accountId: string): Promise<{ readonly insideSince: Date | null } | undefined>;
  abstract placeOf(performanceId: string, accountId: string): Promise<Place | undefined>;
  /** How many wait in front of a place. */
  abstract aheadOf(performanceId: string, seq: number): Promise<number>;
  /** Everybody who waits, by place. */
  abstract waiting(performanceId: string): Promise<readonly WaitingPerson[]>;
  /** One round of admissions; undefined when another worker is at it. */
  abstract admit(performanceId: string, away: readonly string[], pace: number): Promise<AdmissionRound | undefined>;
  /** Whether an admission still counts, by the database's clock: for new holds, or to pay for the ones there are. */
  abstract isInside(
    admissionId: string,
    accountId: string,
    performanceId: string,
    forNewHolds: boolean,
  ): Promise<boolean>;
  /** The visit of whoever made this booking is over, unless they hold more seats. */
  abstract complete(bookingId: string): Promise<void>;
  /** Which performance a booking is for, and when its seats were held; undefined when it is not this person's. */
  abstract bookingOf(
    bookingId: string,
    accountId: string,
  ): Promise<{ readonly performanceId: string; readonly heldAt: Date } | undefined>;
}
