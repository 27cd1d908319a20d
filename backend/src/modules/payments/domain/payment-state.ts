export const PAYMENT_STATES = [
  'READY',
  'CONFIRMING',
  'UNKNOWN',
  'WAITING_FOR_DEPOSIT',
  'CAPTURED',
  'PARTIAL_CANCELED',
  'CANCELED',
  'FAILED',
  'EXPIRED',
] as const;

/**
 * READY: prepared, nothing asked. CONFIRMING: the gateway is being asked to take the money. UNKNOWN: it was asked and
 * we do not know its answer. CAPTURED: the money is ours. FAILED: it said no. EXPIRED: nobody paid in time.
 */
export type PaymentState = (typeof PAYMENT_STATES)[number];

/**
 * The payment's state machine. The database refuses the same moves (payment_may_move in migration 0005); a test drives
 * every pair against it. A time-out is never FAILED: only the gateway's own word ends CONFIRMING and UNKNOWN.
 */
const MOVES: Record<PaymentState | '', readonly PaymentState[]> = {
  '': ['READY'],
  READY: ['CONFIRMING', 'EXPIRED'],
  CONFIRMING: ['CAPTURED', 'WAITING_FOR_DEPOSIT', 'FAILED', 'UNKNOWN', 'EXPIRED'],
  UNKNOWN: ['CAPTURED', 'WAITING_FOR_DEPOSIT', 'FAILED', 'EXPIRED'],
  WAITING_FOR_DEPOSIT: ['CAPTURED', 'EXPIRED', 'CANCELED'],
  CAPTURED: ['PARTIAL_CANCELED', 'CANCELED'],
  PARTIAL_CANCELED: ['CANCELED'],
  CANCELED: [],
  // The gateway took the money after it had said no: written down, and given back.
  FAILED: ['CAPTURED'],
  EXPIRED: ['CAPTURED'],
};

/** `from` is empty for a payment that does not exist yet. */
export function mayMove(from: PaymentState | '', to: PaymentState): boolean {
  return MOVES[from].includes(to);
}

/** The gateway was asked for the money and its answer is not known yet. */
export function isUnresolved(state: PaymentState): boolean {
  return state === 'CONFIRMING' || state === 'UNKNOWN';
}
