import type { BookingState } from '../../api/types';

export type BookingGroup = 'upcoming' | 'past' | 'cancelled';

interface Groupable {
  readonly state: BookingState;
  readonly performance: { readonly startsAt: string };
}

/** A performance counts as upcoming until this long after it began, in milliseconds: people are still in the hall. */
const SHOW = 4 * 3_600_000;

export function groupOf({ state, performance }: Groupable, now: number): BookingGroup {
  if (state === 'CANCELLED' || state === 'EXPIRED') return 'cancelled';
  return new Date(performance.startsAt).getTime() + SHOW >= now ? 'upcoming' : 'past';
}

/** Bookings of one group in the order people look for them: the next show first, or the latest past one. */
export function bookingsIn<B extends Groupable>(bookings: readonly B[], group: BookingGroup, now: number): B[] {
  const found = bookings.filter((booking) => groupOf(booking, now) === group);
  if (group === 'cancelled') return found;
  const sign = group === 'upcoming' ? 1 : -1;
  return found.sort((a, b) => sign * a.performance.startsAt.localeCompare(b.performance.startsAt));
}
