import type { SignedInPerson } from '#platform/http/signed-in';

/** Who the sessions belong to, as the database says now. */
export abstract class LivePeople {
  /** Sessions that ended, and those of suspended people, are missing from the answer. */
  abstract of(sessionIds: readonly string[]): Promise<Map<string, SignedInPerson>>;
  /** Which of these sessions of buyers ended, or belong to somebody who was suspended or has left. */
  abstract goneOf(sessionIds: readonly string[]): Promise<readonly string[]>;
}
