import type { Booking } from '../../api/types';

/** Seats of a booking that became others: their tickets were not cancelled, they are somewhere else. */
export function changedSeats({ changes }: Pick<Booking, 'changes'>): ReadonlySet<string> {
  return new Set(
    changes.flatMap(({ direction, state, oldSeatIds }) => (direction === 'TO' && state === 'DONE' ? oldSeatIds : [])),
  );
}
