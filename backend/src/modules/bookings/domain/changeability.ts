import { addDays, koreanDay, startOfKoreanDay } from '#kernel/korean-time';
import type { Won } from '#kernel/won';
import { type CancellableBooking, type NotCancellable, whyNotCancellable } from './cancellability';

export type ChangesAllowed = 'NONE' | 'SEATS' | 'ANY';

/** What a buyer agreed to about changing seats or the date when they paid. */
export interface ChangeTerms {
  /** SEATS: other seats of the same performance. ANY: another date of the event too. */
  readonly allowed: ChangesAllowed;
  /** Calendar days (KST) before the show on which it is possible the last time; 0: until it starts. */
  readonly minDays: number;
  /** For each ticket. */
  readonly fee: Won;
  /** How often one purchase may be changed. */
  readonly max: number;
}

/**
 * NOT_ALLOWED: the terms know no changes. TOO_LATE: the last day is over. TOO_OFTEN: as often as the terms allow.
 * CALLED_OFF: everybody gets everything back. CANCELLATION_PENDING: staff are about to cancel it.
 */
export type NotChangeable =
  NotCancellable | 'NOT_ALLOWED' | 'TOO_LATE' | 'TOO_OFTEN' | 'CALLED_OFF' | 'CANCELLATION_PENDING';

export interface ChangeableBooking extends CancellableBooking {
  readonly changeTerms: ChangeTerms | null;
  /** Changes of the whole purchase that are done. */
  readonly changesMade: number;
  /** A cancellation waits for a second member of staff. */
  readonly cancellationPending: boolean;
}

/** The first instant at which a booking for this show can no longer be changed. */
export function changeEnds(startsAt: Date, { minDays }: ChangeTerms): Date {
  return minDays === 0 ? startsAt : startOfKoreanDay(addDays(koreanDay(startsAt), 1 - minDays));
}

/** Null when nothing stands in the way of changing at least one ticket. */
export function whyNotChangeable(booking: ChangeableBooking, now: Date): NotChangeable | null {
  const notCancellable = whyNotCancellable(booking, now);
  if (notCancellable) return notCancellable;
  const { changeTerms, changesMade, calledOff, cancellationPending, startsAt } = booking;
  if (calledOff) return 'CALLED_OFF';
  if (!changeTerms || changeTerms.allowed === 'NONE') return 'NOT_ALLOWED';
  if (changesMade >= changeTerms.max) return 'TOO_OFTEN';
  if (cancellationPending) return 'CANCELLATION_PENDING';
  return now >= changeEnds(startsAt, changeTerms) ? 'TOO_LATE' : null;
}
