import type { LocalizedText } from '#kernel/localized-text';
import type { CaseState } from '../domain/case-state';
import type { SuspicionRule } from '../domain/suspicion-rules';

export interface SuspicionCase {
  readonly id: string;
  readonly performanceId: string;
  readonly accountId: string;
  readonly state: CaseState;
  readonly score: number;
  readonly openedAt: Date;
  readonly appealBy: Date;
  readonly decideBy: Date;
  readonly appeal: string | null;
  readonly appealedAt: Date | null;
  readonly decidedAt: Date | null;
  /** A member of staff; null when the clock decided. */
  readonly decidedBy: string | null;
  /** Theirs, for the person to read. */
  readonly reason: string | null;
  readonly startsAt: Date;
  readonly title: LocalizedText;
  /** The person's paid bookings for the performance, oldest first. */
  readonly bookingIds: readonly string[];
  readonly rules: readonly SuspicionRule[];
}

/** A case locked for a decision or an answer, and the database's clock. */
export interface LockedCase {
  readonly id: string;
  readonly state: CaseState;
  readonly accountId: string;
  readonly appealBy: Date;
  readonly decideBy: Date;
  readonly appealedAt: Date | null;
  readonly startsAt: Date;
  readonly now: Date;
}

export interface Evidence {
  readonly rule: SuspicionRule;
  readonly points: number;
  readonly figures: Readonly<Record<string, number>>;
  readonly at: Date;
}

export interface CaseMove {
  readonly from: string;
  readonly to: string;
  readonly actor: string;
  readonly cause: string;
  readonly at: Date;
}

/** What staff decide by. Who the person is stands behind their bookings, masked. */
export interface CaseFile extends SuspicionCase {
  readonly bookings: readonly { readonly id: string; readonly number: string; readonly seats: number }[];
  readonly decidedByName: string | null;
  readonly evidence: readonly Evidence[];
  readonly history: readonly CaseMove[];
}

export type CaseFilter = 'OPEN' | 'ALL' | CaseState;

/** Suspicion cases in PostgreSQL, by its clock. Writes join the caller's transaction. */
export abstract class SuspicionCases {
  /** People with enough points, a live ticket and no case: each gets one. Returns the new ones. */
  abstract open(): Promise<readonly { readonly id: string; readonly performanceId: string; readonly score: number }[]>;
  /** Undefined also when it belongs to another account. */
  abstract lock(id: string, accountId?: string): Promise<LockedCase | undefined>;
  abstract appeal(id: string, text: string): Promise<void>;
  abstract decide(id: string, decision: 'UPHELD' | 'CLEARED', by: { staffId: string; reason: string }): Promise<void>;
  /** Clears what nobody decided in time; returns which. */
  abstract lapse(): Promise<readonly string[]>;

  abstract find(id: string): Promise<SuspicionCase | undefined>;
  abstract ofAccount(accountId: string): Promise<readonly SuspicionCase[]>;
  /** Undecided ones by their clock, the rest newest first. */
  abstract list(
    filter: CaseFilter,
    page: { readonly page: number; readonly size: number },
  ): Promise<{ readonly items: readonly CaseFile[]; readonly total: number; readonly now: Date }>;
  abstract file(id: string): Promise<CaseFile | undefined>;
}
