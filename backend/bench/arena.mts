import { randomBytes, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';

const SECTIONS = 40;
const ROWS = 25;
const SEATS = 12;
export const ARENA_SEATS = SECTIONS * ROWS * SEATS;

export interface Arena {
  performanceId: string;
  seatIds: string[];
}

/** A performance on sale in a hall of 12,000 seats in 40 sections, four grades. */
export async function anArena(pool: Pool): Promise<Arena> {
  const [venueId, eventId, mapId, performanceId] = Array.from({ length: 4 }, () => randomUUID());
  const { drawing, seats } = plainArena();
  await pool.query(`insert into venue values ($1, '벤치 아레나', 'Bench arena', '서울', 'Seoul', '', '')`, [venueId]);
  await pool.query(
    `insert into event (id, slug, venue_id, category_code, title_ko, title_en, artist_ko, artist_en, description_ko, description_en, organizer_ko,
       organizer_en, running_minutes, age_limit, poster_alt_ko, poster_alt_en, booking_fee_per_ticket, published_at)
     values ($1, $2, $3, 'concert', '벤치 콘서트', 'Bench concert', '벤치', 'Bench', '', '', '', '', 120, 0, '', '', 2000, now() - interval '1 day')`,
    [eventId, `bench-${eventId}`, venueId],
  );
  await pool.query(
    `insert into seat_map (id, venue_id, content_hash, name_ko, name_en, drawing, seat_count) values ($1, $2, $3, '', '', $4, $5)`,
    [mapId, venueId, randomBytes(16).toString('hex'), JSON.stringify(drawing), ARENA_SEATS],
  );
  await pool.query(
    `insert into seat (seat_map_id, ordinal, seat_id, section_id, section_ko, section_en, row_label, seat_number)
     select $1, ordinality - 1, id, 's', 's', 's', '1', 1 from unnest($2::text[]) with ordinality t(id)`,
    [mapId, seats],
  );
  await pool.query(
    `insert into performance (id, event_id, seat_map_id, starts_at, doors_open_at, sale_opens_at, sale_closes_at)
     values ($1, $2, $3, now() + interval '30 days', now() + interval '30 days', now() - interval '1 hour', now() + interval '29 days')`,
    [performanceId, eventId, mapId],
  );
  await pool.query(
    `insert into price_grade (id, performance_id, code, name_ko, name_en, price, color, position)
     select gen_random_uuid(), $1, 'G' || g, '등급', 'Grade', 50000 * (g + 1), g, g from generate_series(0, 3) g`,
    [performanceId],
  );
  await pool.query(
    `insert into performance_seat (performance_id, seat_ordinal, price_grade_id)
     select $1, o, (select id from price_grade where performance_id = $1 and position = o * 4 / $2) from generate_series(0, $2 - 1) o`,
    [performanceId, ARENA_SEATS],
  );
  return { performanceId: performanceId ?? '', seatIds: seats };
}

export interface BenchBuyer {
  accountId: string;
  sessionId: string;
}

/** Signed-in buyers with a confirmed address. */
export async function someBuyers(pool: Pool, count: number): Promise<BenchBuyer[]> {
  const buyers = Array.from({ length: count }, () => ({ accountId: randomUUID(), sessionId: randomUUID() }));
  await pool.query(
    `insert into account (id, email, email_verified_at, display_name) select i, i || '@bench.test', now(), '벤치' from unnest($1::uuid[]) i`,
    [buyers.map(({ accountId }) => accountId)],
  );
  await pool.query(
    `insert into session (id, account_id, expires_at) select s, a, now() + interval '1 hour' from unnest($1::uuid[], $2::uuid[]) t(s, a)`,
    [buyers.map(({ sessionId }) => sessionId), buyers.map(({ accountId }) => accountId)],
  );
  return buyers;
}

function plainArena() {
  const seats: string[] = [];
  const sections = Array.from({ length: SECTIONS }, (_, section) => ({
    id: String(101 + section),
    name: { ko: `${101 + section} 구역`, en: `Section ${101 + section}` },
    floor: { ko: '1층', en: 'Floor 1' },
    outline: 'M 0 0 L 10 0 Z',
    labelX: 0,
    labelY: 0,
    rows: Array.from({ length: ROWS }, (_, row) => ({
      label: String(row + 1),
      seats: Array.from({ length: SEATS }, (_, seat) => [section * 200 + seat * 10, row * 10]).flat(),
      numbers: Array.from({ length: SEATS }, (_, seat) => seat + 1),
      angle: 0,
    })),
  }));
  for (const section of sections)
    for (const row of section.rows)
      for (const number of row.numbers) seats.push(`${section.id}-${row.label}-${number}`);
  const name = { ko: '벤치', en: 'Bench' };
  const stage = { path: 'M 0 0 L 10 0 Z', label: name, labelX: 0, labelY: 0 };
  return { seats, drawing: { format: 1, name, width: 8_000, height: 300, seatSize: 8, stage, shapes: [], sections } };
}
