export const BOOKING_STATES = ['HELD', 'PAYING', 'AWAITING_DEPOSIT', 'CONFIRMED', 'CANCELLED', 'EXPIRED'] as const;

export type BookingState = (typeof BOOKING_STATES)[number];

/**
 * The booking's state machine. The database refuses the same moves (booking_may_move in migration 0004); a test drives
 * every pair against it. PAYING ends only by the payment gateway's answer, never by a timer.
 */
const MOVES: Record<BookingState | '', readonly BookingState[]> = {
  '': ['HELD'],
  HELD: ['PAYING', 'CONFIRMED', 'CANCELLED', 'EXPIRED'],
  PAYING: ['HELD', 'CONFIRMED', 'AWAITING_DEPOSIT', 'CANCELLED', 'EXPIRED'],
  AWAITING_DEPOSIT: ['CONFIRMED', 'CANCELLED', 'EXPIRED'],
  CONFIRMED: ['CANCELLED'],
  CANCELLED: [],
  EXPIRED: [],
};

/** `from` is empty for a booking that does not exist yet. */
export function mayMove(from: BookingState | '', to: BookingState): boolean {
  return MOVES[from].includes(to);
}
