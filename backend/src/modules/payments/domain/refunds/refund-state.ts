export const REFUND_STATES = ['REQUESTED', 'SENT', 'UNKNOWN', 'DONE', 'MANUAL'] as const;

/**
 * REQUESTED: owed, the gateway has not been asked (or did not deal with it). SENT: the gateway is being asked. UNKNOWN: it
 * was asked and its answer was lost. DONE: the money is back. MANUAL: the gateway cannot or will not; a person must act.
 *
 * There is no FAILED: what is refused is refused before anything is written, and what is written is a debt.
 */
export type RefundState = (typeof REFUND_STATES)[number];

/**
 * The refund's state machine. The database refuses the same moves (refund_may_move in migration 0007); a test drives
 * every pair against it.
 */
const MOVES: Record<RefundState | '', readonly RefundState[]> = {
  '': ['REQUESTED'],
  // DONE at once when nothing goes back, or when the gateway turns out to have paid.
  REQUESTED: ['SENT', 'DONE', 'MANUAL'],
  SENT: ['DONE', 'UNKNOWN', 'REQUESTED', 'MANUAL'],
  UNKNOWN: ['SENT', 'DONE', 'MANUAL'],
  MANUAL: ['REQUESTED', 'DONE'],
  DONE: [],
};

/** `from` is empty for a refund that does not exist yet. */
export function mayMove(from: RefundState | '', to: RefundState): boolean {
  return MOVES[from].includes(to);
}
