import { LocalizedTextResponse } from '#platform/http/localized-text.response';

export class RetentionRuleResponse {
  code!: string;
  what!: LocalizedTextResponse;
  /** The law or the reason it stands on. */
  basis!: LocalizedTextResponse;
  /** A year counts 365. */
  keepDays!: number;
  /** DELETE: the worker deletes what is due. REVIEW: a person separates or deletes it. */
  action!: 'DELETE' | 'REVIEW';
  oldest!: Date | null;
  /** Rows that should have been gone for more than a day. */
  overdue!: number;
  /** Rows deleted under it so far. */
  deleted!: number;
  lastDeletedAt!: Date | null;
}

export class DeletionResponse {
  rule!: string;
  /** In Seoul, YYYY-MM-DD. */
  day!: string;
  rows!: number;
}

export class RetentionResponse {
  asOf!: Date;
  rules!: RetentionRuleResponse[];
  /** Of the last ninety days, the latest first. */
  deletions!: DeletionResponse[];
}
