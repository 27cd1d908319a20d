import type { RefundState } from './refund-state';

/** What a person at the refund desk does about a refund. */
export type NextAction = 'WAIT' | 'RETRY' | 'TRANSFER_BY_HAND' | 'NONE';

// The gateway said nothing final, or nothing at all: asking it again is the first thing to try.
const PASSING =
  /^(TIMEOUT|UNREACHABLE|UNREADABLE|NOT_LISTED|CIRCUIT_OPEN|HTTP_\d+|TOO_MANY_REQUESTS|.*_PROCESSING|.*_ERROR|.*_KEY)$/;

/** Refunds in the machine's hands wait; one it gave up is tried again, or paid by hand where the gateway has refused it. */
export function nextActionOf(state: RefundState, lastError: string | null): NextAction {
  if (state === 'DONE') return 'NONE';
  if (state !== 'MANUAL') return 'WAIT';
  return lastError === null || PASSING.test(lastError) ? 'RETRY' : 'TRANSFER_BY_HAND';
}
