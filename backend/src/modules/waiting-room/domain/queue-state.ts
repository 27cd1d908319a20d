export const QUEUE_STATES = ['WAITING', 'ADMITTED', 'COMPLETED', 'EXPIRED', 'LEFT'] as const;

export type QueueState = (typeof QUEUE_STATES)[number];

/**
 * What can become of a place in the queue. The database refuses the same moves (queue_may_move in migration 0020); a test
 * drives every pair against it. LEFT → WAITING is a return to the same place.
 */
const MOVES: Record<QueueState | '', readonly QueueState[]> = {
  '': ['WAITING'],
  WAITING: ['ADMITTED', 'LEFT'],
  ADMITTED: ['COMPLETED', 'EXPIRED', 'LEFT'],
  COMPLETED: [],
  EXPIRED: [],
  LEFT: ['WAITING'],
};

/** `from` is empty for a place that does not exist yet. */
export function mayMove(from: QueueState | '', to: QueueState): boolean {
  return MOVES[from].includes(to);
}
