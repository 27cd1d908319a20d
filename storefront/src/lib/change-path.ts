import type { Booking } from '../api/types';

/** Seats of a booking that are to be changed for others: carried in the address, so that a reload keeps them. */
export interface ChangeOf {
  readonly bookingId: string;
  readonly seatIds: readonly string[];
}

/** The map on which new seats are chosen. */
export function changePath(performanceId: string, { bookingId, seatIds }: ChangeOf): string {
  const search = new URLSearchParams([['change', bookingId], ...seatIds.map((seatId) => ['seat', seatId])]);
  return `/performances/${performanceId}/seats?${search.toString()}`;
}

/** Undefined on the map of an ordinary purchase. */
export function changeOf(search: URLSearchParams): ChangeOf | undefined {
  const bookingId = search.get('change');
  const seatIds = search.getAll('seat');
  return bookingId !== null && seatIds.length > 0 ? { bookingId, seatIds } : undefined;
}

/** The change that a booking holds the new seats of, as long as it is not done; undefined for an ordinary purchase. */
export function changeBehind({ changes }: Pick<Booking, 'changes'>): Booking['changes'][number] | undefined {
  return changes.find(({ direction, state }) => direction === 'FROM' && state !== 'DONE');
}
