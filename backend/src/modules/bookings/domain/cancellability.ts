import type { BookingState } from './booking-state';
import type { CancellationTerms } from './cancellation-terms';

/**
 * NOT_CONFIRMED: not paid for (yet). CANCELLED: nothing is left of it. STARTED: the show has begun. USED: somebody went in
 * with the ticket.
 */
export type NotCancellable = 'NOT_CONFIRMED' | 'CANCELLED' | 'STARTED' | 'USED';

/** What decides whether a buyer may cancel. */
export interface CancellableBooking {
  readonly state: BookingState;
  /** Missing while nobody has agreed to anything. */
  readonly terms: CancellationTerms | null;
  /** When the show begins as things are now. */
  readonly startsAt: Date;
  readonly calledOff: boolean;
  readonly seats: readonly { readonly isSold: boolean; readonly isUsed: boolean }[];
}

/**
 * Sellable means cancellable: whatever is paid for can be cancelled until the show starts, because nothing is sold after
 * that. What was called off is given back without a question. Null when nothing stands in the way.
 */
export function whyNotCancellable(booking: CancellableBooking, now: Date): NotCancellable | null {
  const { state, terms, startsAt, calledOff, seats } = booking;
  if (state === 'CANCELLED') return 'CANCELLED';
  if (state !== 'CONFIRMED' || !terms) return 'NOT_CONFIRMED';
  const sold = seats.filter(({ isSold }) => isSold);
  if (sold.length === 0) return 'CANCELLED';
  if (!calledOff && now >= startsAt) return 'STARTED';
  return sold.every(({ isUsed }) => isUsed) ? 'USED' : null;
}
