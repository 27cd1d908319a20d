export const CLAIM_STATES = ['HELD', 'SOLD', 'RELEASED'] as const;

/** HELD: kept for a buyer. SOLD: paid for. RELEASED: given back; the row stays and the seat is free. */
export type ClaimState = (typeof CLAIM_STATES)[number];

/**
 * The claim's state machine. The database refuses the same moves (claim_may_move in migration 0009); a test drives every
 * pair against it. A seat that was given back is never taken back: the next buyer gets a claim of their own.
 */
const MOVES: Record<ClaimState | '', readonly ClaimState[]> = {
  '': ['HELD'],
  HELD: ['SOLD', 'RELEASED'],
  SOLD: ['RELEASED'],
  RELEASED: [],
};

/** `from` is empty for a claim that does not exist yet. */
export function mayMove(from: ClaimState | '', to: ClaimState): boolean {
  return MOVES[from].includes(to);
}
