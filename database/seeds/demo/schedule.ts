import type { DemoEvent, DemoPerformance } from './catalog.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const KST_OFFSET = 9 * HOUR;

/** An instant by the calendar and clock of Seoul, `days` after the day of `now`. */
export function inSeoul(now: Date, days: number, time: string): Date {
  const day = new Date(now.getTime() + KST_OFFSET + days * DAY).toISOString().slice(0, 10);
  return new Date(`${day}T${time}:00+09:00`);
}

export interface Times {
  readonly startsAt: Date;
  readonly doorsOpenAt: Date;
  readonly saleOpensAt: Date;
  readonly saleClosesAt: Date;
}

/** When a performance begins and is sold, seen from `now`. Sales open at eight in the evening and end two hours before. */
export function timesOf(event: DemoEvent, { day, weekday, at, sale }: DemoPerformance, now: Date): Times {
  const today = new Date(now.getTime() + KST_OFFSET).getUTCDay();
  const later = weekday === undefined ? 0 : (((weekday - today - day) % 7) + 7) % 7;
  const startsAt = inSeoul(now, day + later, at);
  const saleOpensAt = saleOpening(event, sale, now);
  const saleClosesAt = new Date(sale === 'closed' ? now.getTime() - HOUR : startsAt.getTime() - 2 * HOUR);
  const doors = event.venue === 'garam' ? 2 : 0.5;
  return { startsAt, saleOpensAt, saleClosesAt, doorsOpenAt: new Date(startsAt.getTime() - doors * HOUR) };
}

function saleOpening({ saleDaysAgo }: DemoEvent, sale: DemoPerformance['sale'], now: Date): Date {
  if (sale === 'soon') return inSeoul(now, 2, '20:00');
  // A whole minute, as openings are announced.
  if (sale === 'queue') return new Date(Math.ceil((now.getTime() + QUARTER) / MINUTE) * MINUTE);
  return inSeoul(now, -saleDaysAgo, '20:00');
}
