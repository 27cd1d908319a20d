export const CHANGE_STATES = ['REQUESTED', 'HELD', 'PAYING', 'DONE', 'LAPSED', 'REFUNDED'] as const;

/**
 * REQUESTED: being written down, for no longer than its transaction. HELD: the new seats are held and the difference is
 * to be paid. PAYING: it is being paid. DONE: the old tickets are void and the new ones valid. LAPSED: the difference was
 * not paid in time, or the wish was given up; nothing has changed. REFUNDED: the same, and money that came too late
 * goes back.
 */
export type ChangeState = (typeof CHANGE_STATES)[number];

/**
 * The change's state machine. The database refuses the same moves (booking_change_may_move in migration 0014); a test
 * drives every pair against it. HELD, PAYING and LAPSED follow the booking that holds the new seats.
 */
const MOVES: Record<ChangeState | '', readonly ChangeState[]> = {
  '': ['REQUESTED'],
  // DONE at once when nothing is to be paid.
  REQUESTED: ['HELD', 'DONE'],
  HELD: ['PAYING', 'LAPSED', 'REFUNDED'],
  PAYING: ['HELD', 'DONE', 'LAPSED'],
  LAPSED: ['REFUNDED'],
  DONE: [],
  REFUNDED: [],
};

/** `from` is empty for a change that does not exist yet. */
export function mayMove(from: ChangeState | '', to: ChangeState): boolean {
  return MOVES[from].includes(to);
}
