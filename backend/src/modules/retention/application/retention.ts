import type { LocalizedText } from '#kernel/localized-text';

/** What is kept for how long, and what became of it. */
export interface RetentionRule {
  readonly code: string;
  readonly what: LocalizedText;
  /** The law or the reason it stands on. */
  readonly basis: LocalizedText;
  /** In days; years count 365. */
  readonly keepDays: number;
  /** DELETE: the worker deletes what is due. REVIEW: a person separates or deletes it. */
  readonly action: 'DELETE' | 'REVIEW';
  /** Since when the oldest row that is kept has been kept; null when there is none. */
  readonly oldest: Date | null;
  /** Rows that should have been gone for more than a day. */
  readonly overdue: number;
  /** Rows deleted under it so far, and when the last of them went. */
  readonly deleted: number;
  readonly lastDeletedAt: Date | null;
}

/** So many rows went under a rule on a day in Seoul. */
export interface Deletion {
  readonly rule: string;
  readonly day: string;
  readonly rows: number;
}

export interface RetentionReport {
  readonly asOf: Date;
  readonly rules: readonly RetentionRule[];
  /** The latest first, of the last ninety days. */
  readonly deletions: readonly Deletion[];
}

/** The rules are data of the database (migration 0017), and what is deleted is counted there, whoever deletes it. */
export abstract class Retention {
  abstract report(): Promise<RetentionReport>;
  /** Deletes what is due, at most so many rows of each rule; how many in all. */
  abstract apply(limit: number): Promise<number>;
}
