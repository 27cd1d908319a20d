import { newId } from '#kernel/ids';
import { canonicalJson, contentHash } from '../../src/modules/seating/domain/content-hash';
import { seatsOf } from '../../src/modules/seating/domain/drawn-seats';
import type { SeatMapDrawing } from '../../src/modules/seating/domain/seat-map-drawing';

/** Whatever runs SQL: a pg client or our Sql. */
export interface Database {
  query(text: string, values?: readonly unknown[]): Promise<unknown>;
}

export interface HallOptions {
  readonly rows?: number;
  readonly seatsPerRow?: number;
  readonly price?: number;
  readonly bookingFee?: number;
  readonly seatsPerPerson?: number;
  /** Seconds from the database's now at which the sale opens; negative is in the past. */
  readonly opensIn?: number;
  readonly closesIn?: number;
  /** The organiser wants no choice that leaves a single seat. */
  readonly leavesNoSingleSeats?: boolean;
  /** Ordinals that are not for sale. */
  readonly blocked?: readonly number[];
}

export interface Hall {
  readonly eventId: string;
  readonly performanceId: string;
  readonly gradeId: string;
  readonly seatIds: readonly string[];
}

/** A published event with one performance on sale in a plain hall: rows of seats side by side, one grade. */
export async function aHall(database: Database, options: HallOptions = {}): Promise<Hall> {
  const {
    price = 50_000,
    bookingFee = 1_000,
    seatsPerPerson = 4,
    opensIn = -3_600,
    closesIn = 86_400,
    blocked = [],
    leavesNoSingleSeats = false,
  } = options;
  const [venueId, eventId, performanceId, gradeId, mapId] = Array.from({ length: 5 }, () => newId());
  const drawing = plainDrawing(options.rows ?? 5, options.seatsPerRow ?? 10, newId());
  const seats = [...seatsOf(drawing)];

  await database.query(`insert into venue values ($1, '시험홀', 'Test Hall', '서울', 'Seoul', '서울시', 'Seoul')`, [
    venueId,
  ]);
  await database.query(
    `insert into event (id, slug, venue_id, category_code, title_ko, title_en, artist_ko, artist_en, description_ko, description_en,
       organizer_ko, organizer_en, running_minutes, age_limit, poster_alt_ko, poster_alt_en, seats_per_person, booking_fee_per_ticket, published_at, leaves_no_single_seats)
     values ($1, $2, $3, 'concert', '시험 공연', 'Test show', '시험', 'Test', '', '', '주최', 'Organizer', 100, 0, '', '', $4, $5, now() - interval '1 day', $6)`,
    [eventId, `test-${eventId}`, venueId, seatsPerPerson, bookingFee, leavesNoSingleSeats],
  );
  await database.query(
    `insert into seat_map (id, venue_id, content_hash, name_ko, name_en, drawing, seat_count) values ($1, $2, $3, '시험', 'Test', $4, $5)`,
    [mapId, venueId, contentHash(drawing), canonicalJson(drawing), seats.length],
  );
  await database.query(
    `insert into seat (seat_map_id, ordinal, seat_id, section_id, section_ko, section_en, row_label, seat_number)
     select $1, o, i, 'A', 'A 구역', 'Section A', r, n from unnest($2::int[], $3::text[], $4::text[], $5::int[]) t(o, i, r, n)`,
    [
      mapId,
      seats.map((s) => s.ordinal),
      seats.map((s) => s.id),
      seats.map((s) => s.row.label),
      seats.map((s) => s.number),
    ],
  );
  await database.query(
    `insert into performance (id, event_id, seat_map_id, starts_at, doors_open_at, sale_opens_at, sale_closes_at)
     values ($1, $2, $3, now() + interval '30 days', now() + interval '30 days', now() + make_interval(secs => $4), now() + make_interval(secs => $5))`,
    [performanceId, eventId, mapId, opensIn, closesIn],
  );
  await database.query(
    `insert into price_grade (id, performance_id, code, name_ko, name_en, price, color, position) values ($1, $2, 'R', 'R석', 'R', $3, 0, 0)`,
    [gradeId, performanceId, price],
  );
  await database.query(
    `insert into performance_seat (performance_id, seat_ordinal, price_grade_id)
     select $1, o, case when o = any ($4) then null else $2::uuid end from generate_series(0, $3::int - 1) o`,
    [performanceId, gradeId, seats.length, blocked],
  );
  return { eventId, performanceId, gradeId, seatIds: seats.map(({ id }) => id) } as Hall;
}

/** Buyers with a confirmed e-mail address. */
export async function someBuyers(database: Database, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  await database.query(
    `insert into account (id, email, email_verified_at, display_name) select i, 'buyer-' || i || '@example.test', now(), '구매자' from unnest($1::uuid[]) i`,
    [ids],
  );
  return ids;
}

function plainDrawing(rows: number, seatsPerRow: number, name: string): SeatMapDrawing {
  return {
    format: 1,
    name: { ko: name, en: name },
    width: seatsPerRow * 10 + 20,
    height: rows * 10 + 60,
    seatSize: 8,
    stage: { path: 'M 0 0 L 10 0 Z', label: { ko: '무대', en: 'Stage' }, labelX: 5, labelY: 5 },
    shapes: [],
    sections: [
      {
        id: 'A',
        name: { ko: 'A 구역', en: 'Section A' },
        floor: { ko: '1층', en: 'Floor 1' },
        outline: 'M 0 0 L 10 0 Z',
        labelX: 5,
        labelY: 5,
        rows: Array.from({ length: rows }, (_, row) => ({
          label: String(row + 1),
          seats: Array.from({ length: seatsPerRow }, (_, seat) => [10 + seat * 10, 50 + row * 10]).flat(),
          numbers: Array.from({ length: seatsPerRow }, (_, seat) => seat + 1),
          angle: 0,
        })),
      },
    ],
  };
}
