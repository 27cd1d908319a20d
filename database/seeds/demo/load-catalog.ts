import type { Client } from 'pg';
import { halls } from '../seat-maps/index.ts';
import type { DemoEvent, DemoPerformance } from './catalog.ts';
import { type SeatRow, seatRows, stored } from './drawn.ts';
import { idAt, namedId } from './ids.ts';
import { gradeNames, pricePlans } from './price-plans.ts';
import { timesOf } from './schedule.ts';
import { type DemoVenue, type VenueName, venues } from './venues.ts';

export interface LoadedHall {
  readonly venueId: string;
  readonly seatMapId: string;
  readonly seats: readonly SeatRow[];
}

export interface LoadedPerformance {
  readonly id: string;
  readonly event: DemoEvent;
  readonly plan: DemoPerformance;
  readonly hall: LoadedHall;
  readonly saleOpensAt: Date;
  readonly startsAt: Date;
}

/** A venue, its drawing and its seats. Loading them again changes texts, and adds a drawing only when it is a new one. */
export async function loadHall(client: Client, name: VenueName): Promise<LoadedHall> {
  const venue: DemoVenue = venues[name];
  const venueId = namedId(`venue ${name}`);
  const drawing = { ...halls[venue.hall](), name: venue.hallName };
  const { text, hash } = stored(drawing);
  const seats = seatRows(drawing);
  await client.query(
    `insert into venue (id, name_ko, name_en, region_ko, region_en, address_ko, address_en) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (id) do update set name_ko = excluded.name_ko, name_en = excluded.name_en, region_ko = excluded.region_ko,
       region_en = excluded.region_en, address_ko = excluded.address_ko, address_en = excluded.address_en`,
    [venueId, ...[venue.name, venue.region, venue.address].flatMap(({ ko, en }) => [ko, en])],
  );
  const seatMapId = namedId(`seat map ${hash}`);
  const added = await client.query(
    `insert into seat_map (id, venue_id, content_hash, name_ko, name_en, drawing, seat_count)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (content_hash) do nothing`,
    [seatMapId, venueId, hash, drawing.name.ko, drawing.name.en, text, seats.length],
  );
  if (added.rowCount === 1) await insertSeats(client, seatMapId, seats);
  return { venueId, seatMapId, seats };
}

async function insertSeats(client: Client, seatMapId: string, seats: readonly SeatRow[]): Promise<void> {
  await client.query(
    `insert into seat (seat_map_id, ordinal, seat_id, section_id, section_ko, section_en, row_label, seat_number, wheelchair, restricted_view)
     select $1, * from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int[], $9::bool[], $10::bool[])`,
    [
      seatMapId,
      seats.map(({ ordinal }) => ordinal),
      seats.map(({ seatId }) => seatId),
      seats.map(({ sectionId }) => sectionId),
      seats.map(({ sectionKo }) => sectionKo),
      seats.map(({ sectionEn }) => sectionEn),
      seats.map(({ rowLabel }) => rowLabel),
      seats.map(({ number }) => number),
      seats.map(({ wheelchair }) => wheelchair),
      seats.map(({ restrictedView }) => restrictedView),
    ],
  );
}

/**
 * An event with its performances. Loading it again changes the texts; dates, prices and seats only come when the event
 * has no performance ahead of it.
 */
export async function loadEvent(
  client: Client,
  event: DemoEvent,
  hall: LoadedHall,
  now: Date,
): Promise<LoadedPerformance[]> {
  const eventId = await insertEvent(client, event, hall.venueId, now);
  const ahead = await client.query('select from performance where event_id = $1 and starts_at > $2 limit 1', [
    eventId,
    now,
  ]);
  if (ahead.rowCount) return [];
  const loaded: LoadedPerformance[] = [];
  for (const plan of event.performances) loaded.push(await insertPerformance(client, eventId, event, plan, hall, now));
  return loaded;
}

async function insertEvent(client: Client, event: DemoEvent, venueId: string, now: Date): Promise<string> {
  const values = {
    id: namedId(`event ${event.slug}`),
    slug: event.slug,
    venue_id: venueId,
    category_code: event.category,
    ...localized('title', event.title),
    ...localized('artist', event.artist),
    ...localized('description', event.description),
    ...localized('cast', event.cast ?? { ko: '', en: '' }),
    ...localized('notice', event.notice),
    ...localized('organizer', event.organizer),
    ...localized('poster_alt', event.posterAlt),
    running_minutes: event.runningMinutes,
    age_limit: event.ageLimit,
    search_aliases: event.aliases,
    popularity: event.popularity,
    seats_per_person: 4,
    booking_fee_per_ticket: event.bookingFee,
    leaves_no_single_seats: event.leavesNoSingleSeats ?? false,
    published_at: new Date(now.getTime() - (event.saleDaysAgo + 7) * 86_400_000),
  };
  const columns = Object.keys(values);
  const changes = columns.filter(
    (column) => !['id', 'slug', 'published_at', 'leaves_no_single_seats'].includes(column),
  );
  const { rows } = await client.query<{ id: string }>(
    `insert into event (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})
     on conflict (slug) do update set ${changes.map((column) => `${column} = excluded.${column}`).join(', ')} returning id`,
    Object.values(values),
  );
  return rows[0]?.id ?? values.id;
}

function localized(column: string, { ko, en }: { ko: string; en: string }): Record<string, string> {
  return { [`${column}_ko`]: ko, [`${column}_en`]: en };
}

async function insertPerformance(
  client: Client,
  eventId: string,
  event: DemoEvent,
  plan: DemoPerformance,
  hall: LoadedHall,
  now: Date,
): Promise<LoadedPerformance> {
  const id = idAt(now);
  const { startsAt, doorsOpenAt, saleOpensAt, saleClosesAt } = timesOf(event, plan, now);
  await client.query(
    `insert into performance (id, event_id, seat_map_id, starts_at, doors_open_at, sale_opens_at, sale_closes_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, eventId, hall.seatMapId, startsAt, doorsOpenAt, saleOpensAt, saleClosesAt],
  );
  const codes = Object.keys(event.prices);
  const gradeIds = codes.map(() => idAt(now));
  await client.query(
    `insert into price_grade (id, performance_id, code, name_ko, name_en, price, color, position)
     select i, $1, c, k, e, p, n - 1, n - 1 from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::int[])
       with ordinality t(i, c, k, e, p, n)`,
    [
      id,
      gradeIds,
      codes,
      codes.map((code) => gradeNames[code]?.ko ?? `${code}석`),
      codes.map((code) => gradeNames[code]?.en ?? code),
      Object.values(event.prices),
    ],
  );
  const gradeOf = pricePlans[event.plan];
  const grades = hall.seats.map(({ sectionId, rowLabel }) => {
    const code = gradeOf(sectionId, rowLabel);
    if (code === null) return null;
    const gradeId = gradeIds[codes.indexOf(code)];
    if (gradeId === undefined) throw new Error(`${event.slug} has no price for ${code}, as ${event.plan} wants.`);
    return gradeId;
  });
  await client.query(
    `insert into performance_seat (performance_id, seat_ordinal, price_grade_id)
     select $1, n - 1, g from unnest($2::uuid[]) with ordinality t(g, n)`,
    [id, grades],
  );
  return { id, event, plan, hall, saleOpensAt, startsAt };
}
