import type { BookingFilter } from '../api/bookings-api';
import type { BookingState } from '../api/models';
import { isKstDay } from '../ui/kst-days';

export const BOOKING_STATES: readonly BookingState[] = [
  'HELD',
  'PAYING',
  'AWAITING_DEPOSIT',
  'CONFIRMED',
  'CANCELLED',
  'EXPIRED',
];

/** Words of an address that anyone can edit, turned into a filter; what makes no sense is left out. */
export function bookingFilterOf(query: {
  q: string | undefined;
  state: string | undefined;
  performanceId: string | undefined;
  from: string | undefined;
  to: string | undefined;
  page: number;
  size: number;
}): BookingFilter {
  const { q, performanceId, page, size, from, to } = query;
  const state = BOOKING_STATES.find((known) => known === query.state);
  const hasRange = from !== undefined && to !== undefined && isKstDay(from) && isKstDay(to) && from <= to;
  return {
    ...(q && { q }),
    ...(state && { state }),
    ...(performanceId && { performanceId }),
    ...(hasRange && { from, to }),
    page,
    size,
  };
}
