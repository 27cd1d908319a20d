export const TICKET_STATES = ['VALID', 'USED', 'VOID'] as const;

/** VALID: lets its holder in once. USED: somebody went in. VOID: given back. */
export type TicketState = (typeof TICKET_STATES)[number];

/**
 * The ticket's state machine. The database refuses the same moves (ticket_may_move in migration 0009); a test drives
 * every pair against it. VOID is for ever; a used ticket is voided only by staff who give its money back.
 */
const MOVES: Record<TicketState | '', readonly TicketState[]> = {
  '': ['VALID'],
  VALID: ['USED', 'VOID'],
  USED: ['VOID'],
  VOID: [],
};

/** `from` is empty for a ticket that does not exist yet. */
export function mayMove(from: TicketState | '', to: TicketState): boolean {
  return MOVES[from].includes(to);
}
