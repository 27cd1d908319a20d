import type { Client } from 'pg';
import type { DemoEvent } from './catalog.ts';
import { loadEvent, loadHall } from './load-catalog.ts';

export interface TinyHall {
  readonly performanceId: string;
  readonly seatMapId: string;
  /** In the order of their ordinals. */
  readonly seatIds: readonly string[];
}

const sameText = (text: string) => ({ ko: text, en: text });

/** For tests: one event on sale in the small theatre, 337 seats in three grades. Each slug is another event. */
export async function loadTinyHall(client: Client, slug: string, now: Date): Promise<TinyHall> {
  const event: DemoEvent = {
    slug,
    category: 'play',
    venue: 'onbit',
    title: sameText(slug),
    artist: sameText('작은 극단'),
    description: sameText(''),
    notice: sameText(''),
    organizer: sameText('온빛소극장'),
    posterAlt: sameText(''),
    runningMinutes: 90,
    ageLimit: 8,
    bookingFee: 1000,
    popularity: 0,
    aliases: '',
    plan: 'studio',
    prices: { R: 50_000, S: 40_000, A: 30_000 },
    saleDaysAgo: 3,
    performances: [{ day: 30, at: '19:30', sold: 0 }],
  };
  const hall = await loadHall(client, event.venue);
  const [performance] = await loadEvent(client, event, hall, now);
  if (!performance) throw new Error(`There is an event named ${slug} already.`);
  return {
    performanceId: performance.id,
    seatMapId: hall.seatMapId,
    seatIds: hall.seats.map(({ seatId }) => seatId),
  };
}
