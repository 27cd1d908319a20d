import { LocalizedTextResponse } from '#platform/http/localized-text.response';
import type { CaseFile, SuspicionCase } from '../application/suspicion-cases';
import { type CaseState, mayAppeal, mayDecide } from '../domain/case-state';
import type { SuspicionRule } from '../domain/suspicion-rules';

export class SuspectedPerformanceResponse {
  id!: string;
  title!: LocalizedTextResponse;
  startsAt!: Date;
}

/** A suspicion against the person who asks. Their tickets are valid; only handing them on waits. */
export class MySuspicionCaseResponse {
  id!: string;
  state!: CaseState;
  performance!: SuspectedPerformanceResponse;
  bookingIds!: string[];
  /** What was noticed, by kind: each has a sentence in the web app. */
  rules!: SuspicionRule[];
  openedAt!: Date;
  /** Until here nothing is decided against the person unheard. */
  appealBy!: Date;
  /** Decided by then, or cleared. */
  decideBy!: Date;
  mayAppeal!: boolean;
  appeal!: string | null;
  appealedAt!: Date | null;
  decidedAt!: Date | null;
  /** Of the decision; null when it is open, or when time ran out in the person's favour. */
  reason!: string | null;

  static from(found: SuspicionCase, now: Date): MySuspicionCaseResponse {
    const { performanceId, title, startsAt, bookingIds, rules } = found;
    const { id, state, openedAt, appealBy, decideBy, appeal, appealedAt, decidedAt, reason } = found;
    const performance = { id: performanceId, title, startsAt };
    const clocks = { openedAt, appealBy, decideBy, mayAppeal: mayAppeal(found, now) };
    const lists = { bookingIds: [...bookingIds], rules: [...rules] };
    return { id, state, performance, ...lists, ...clocks, appeal, appealedAt, decidedAt, reason };
  }
}

export class MySuspicionCaseListResponse {
  items!: MySuspicionCaseResponse[];
}

export class SuspicionEvidenceResponse {
  rule!: SuspicionRule;
  points!: number;
  /** The figures that broke the rule, by name: counts, milliseconds. */
  figures!: Record<string, number>;
  at!: Date;
}

export class SuspectedBookingResponse {
  id!: string;
  number!: string;
  /** Tickets that are not given back. */
  seats!: number;
}

export class SuspicionMoveResponse {
  from!: string;
  to!: string;
  actor!: string;
  cause!: string;
  at!: Date;
}

/** A case as staff see it; who the person is stands behind their bookings, masked. */
export class StaffSuspicionCaseResponse {
  id!: string;
  state!: CaseState;
  score!: number;
  performance!: SuspectedPerformanceResponse;
  bookings!: SuspectedBookingResponse[];
  evidence!: SuspicionEvidenceResponse[];
  openedAt!: Date;
  /** Nobody decides against the person before this, unless they have been heard. */
  appealBy!: Date;
  decideBy!: Date;
  appeal!: string | null;
  appealedAt!: Date | null;
  mayUphold!: boolean;
  mayClear!: boolean;
  decidedAt!: Date | null;
  /** Null: the clock decided, for the person. */
  decidedBy!: string | null;
  reason!: string | null;
  history!: SuspicionMoveResponse[];

  static from(file: CaseFile, now: Date): StaffSuspicionCaseResponse {
    const { id, state, score, performanceId, title, startsAt, openedAt, appealBy, decideBy } = file;
    const { appeal, appealedAt, decidedAt, decidedByName, reason } = file;
    return {
      ...{ id, state, score, openedAt, appealBy, decideBy, appeal, appealedAt, decidedAt, reason },
      performance: { id: performanceId, title, startsAt },
      bookings: file.bookings.map((booking) => ({ ...booking })),
      evidence: file.evidence.map((entry) => ({ ...entry, figures: { ...entry.figures } })),
      mayUphold: now < decideBy && mayDecide(file, 'UPHELD', now) === 'yes',
      mayClear: mayDecide(file, 'CLEARED', now) === 'yes',
      decidedBy: decidedByName,
      history: file.history.map((move) => ({ ...move })),
    };
  }
}

export class StaffSuspicionCaseListResponse {
  items!: StaffSuspicionCaseResponse[];
  page!: number;
  size!: number;
  total!: number;
  /** The database's clock. */
  asOf!: Date;
}
