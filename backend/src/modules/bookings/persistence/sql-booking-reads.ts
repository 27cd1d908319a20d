import { Injectable } from '@nestjs/common';
import { seatLabel } from '#modules/seating';
import { byKey, type PreparedStatement, Sql } from '#platform/database/sql';
import { type BookedSeat, type BookingDocument, BookingReads, type OrderLine } from '../application/booking-view';
import type { BookingState } from '../domain/booking-state';
import { BookingNotFound } from '../domain/booking.errors';
import type { ClaimState } from '../domain/claim-state';
import {
  CHANGE_RULES,
  type ChangeJson,
  changeOf,
  CHANGES,
  type RefundJson,
  refundOf,
  REFUNDS,
  rulesOf,
  TERMS,
  type TermsJson,
} from './cancellation-columns';
import { HISTORY, LATEST_PAYMENT, type MovementJson, movementOf, type PaymentJson, paymentOf } from './payment-columns';

interface SeatJson extends Record<string, string | number | boolean> {
  readonly state: ClaimState;
  /** Somebody went in with its ticket. */
  readonly used: boolean;
  readonly claim_id: string;
  readonly ordinal: number;
  readonly seat_number: number;
  readonly price: number;
}

interface BookingRow extends Record<string, unknown> {
  readonly id: string;
  readonly number: string;
  readonly account_id: string;
  readonly state: BookingState;
  readonly ticket_amount: number;
  readonly booking_fee: number;
  readonly discount: number;
  readonly total: number;
  readonly expires_at: Date | null;
  readonly created_at: Date;
  readonly confirmed_at: Date | null;
  readonly server_time: Date;
  readonly performance_id: string;
  readonly starts_at: Date;
  readonly doors_open_at: Date;
  readonly event_id: string;
  readonly slug: string;
  readonly seats: SeatJson[];
  readonly payment: PaymentJson | null;
  readonly history: MovementJson[];
  readonly refunds: RefundJson[];
  readonly terms: TermsJson | null;
  readonly called_off: boolean;
  readonly changes: ChangeJson[];
  readonly changes_made: number;
  readonly cancellation_pending: boolean;
}

const BOOKING = `
  select b.id, b.number, b.account_id, b.state, b.ticket_amount, b.booking_fee, b.discount, b.total, b.expires_at, b.created_at,
         b.confirmed_at, clock_timestamp() as server_time, p.id as performance_id, p.starts_at, p.doors_open_at,
         e.id as event_id, e.slug, e.title_ko, e.title_en, e.poster_alt_ko, e.poster_alt_en, v.name_ko, v.name_en, v.address_ko, v.address_en,
         pay.shown as payment, ${HISTORY} as history,
         ${REFUNDS} as refunds, ${TERMS} as terms, p.cancelled_at is not null as called_off,
         ${CHANGES} as changes, ${CHANGE_RULES},
         (select coalesce(json_agg(json_build_object(
                   'claim_id', c.id::text, 'state', c.state, 'used', coalesce(t.state = 'USED', false), 'ordinal', c.seat_ordinal, 'seat_id', s.seat_id, 'section_ko', s.section_ko,
                   'section_en', s.section_en, 'row_label', s.row_label, 'seat_number', s.seat_number, 'price', c.unit_price,
                   'grade_code', g.code, 'grade_ko', g.name_ko, 'grade_en', g.name_en) order by c.seat_ordinal), '[]')
            from claim c join seat s on s.seat_map_id = p.seat_map_id and s.ordinal = c.seat_ordinal
            join price_grade g on g.id = c.price_grade_id
            left join ticket t on t.claim_id = c.id
           where c.booking_id = b.id) as seats
    from booking b
    join performance p on p.id = b.performance_id
    join event e on e.id = p.event_id
    join venue v on v.id = e.venue_id
    ${LATEST_PAYMENT} pay on true`;

/** Planned once per connection: planning takes eight times as long as reading, and every step of a purchase reads a booking. */
const ONE: PreparedStatement = { name: 'booking', text: `${BOOKING} where b.id = $1` };
const OF_BUYER: PreparedStatement = {
  name: 'booking-of-buyer',
  text: `${BOOKING} where b.id = $1 and b.account_id = $2`,
};
const OF_KEY: PreparedStatement = {
  name: 'booking-of-key',
  text: `${BOOKING} where b.account_id = $1 and b.idempotency_key = $2`,
};
const LIST_OF_BUYER: PreparedStatement = {
  name: 'bookings-of-buyer',
  text: `${BOOKING} where b.account_id = $1 order by b.created_at desc, b.id limit $2 offset $3`,
};

const NOBODY = '00000000-0000-0000-0000-000000000000';

@Injectable()
export class SqlBookingReads extends BookingReads {
  constructor(private readonly sql: Sql) {
    super();
    sql.keepHot(ONE, [NOBODY]);
    sql.keepHot(OF_BUYER, [NOBODY, NOBODY]);
  }

  async document(bookingId: string): Promise<BookingDocument | undefined> {
    const row = await this.sql.one<BookingRow>(ONE, [bookingId]);
    return row && documentOf(row);
  }

  async ofBuyer(bookingId: string, buyerId: string): Promise<BookingDocument> {
    const row = await this.sql.one<BookingRow>(OF_BUYER, [bookingId, buyerId]);
    if (!row) throw new BookingNotFound();
    return documentOf(row);
  }

  async ofKey(buyerId: string, idempotencyKey: string): Promise<BookingDocument | undefined> {
    const row = await this.sql.one<BookingRow>(OF_KEY, [buyerId, idempotencyKey]);
    return row && documentOf(row);
  }

  async orderOf(bookingId: string): Promise<OrderLine | undefined> {
    const row = await this.sql.one<{ ko: string; en: string; seats: number }>(
      byKey(`select e.title_ko as ko, e.title_en as en, (select count(*)::int from claim c where c.booking_id = b.id) as seats
               from booking b join performance p on p.id = b.performance_id join event e on e.id = p.event_id where b.id = $1`),
      [bookingId],
    );
    return row && { title: { ko: row.ko, en: row.en }, seats: row.seats };
  }

  async listOfBuyer(buyerId: string, page: number, size: number) {
    const rows = await this.sql.query<BookingRow>(LIST_OF_BUYER, [buyerId, size, (page - 1) * size]);
    const count = await this.sql.one<{ total: number }>(
      'select count(*)::int as total from booking where account_id = $1',
      [buyerId],
    );
    return { items: rows.map(documentOf), page, size, total: count?.total ?? 0 };
  }
}

function documentOf(row: BookingRow): BookingDocument {
  const text = (field: string) => ({ ko: String(row[`${field}_ko`] ?? ''), en: String(row[`${field}_en`] ?? '') });
  const changes = row.changes.map(changeOf);
  const poster = (size: string) => `/media/posters/${row.slug}-${size}.webp`;
  return {
    id: row.id,
    number: row.number,
    accountId: row.account_id,
    state: row.state,
    performance: {
      id: row.performance_id,
      startsAt: row.starts_at,
      doorsOpenAt: row.doors_open_at,
      event: {
        id: row.event_id,
        title: text('title'),
        poster: {
          thumbnail: poster('thumbnail'),
          medium: poster('medium'),
          full: poster('full'),
          alt: text('poster_alt'),
        },
      },
      venue: { name: text('name'), address: text('address') },
    },
    seats: row.seats.map(seatOf),
    amounts: { tickets: row.ticket_amount, bookingFee: row.booking_fee, discount: row.discount, total: row.total },
    due: Math.max(0, changes.find(({ direction }) => direction === 'FROM')?.difference ?? row.total),
    expiresAt: row.expires_at,
    serverTime: row.server_time,
    createdAt: row.created_at,
    confirmedAt: row.confirmed_at,
    payment: row.payment && paymentOf(row.payment),
    history: row.history.map(movementOf),
    refunds: row.refunds.map(refundOf),
    ...rulesOf(row, row.seats),
    changes,
  };
}

function seatOf(seat: SeatJson): BookedSeat {
  const text = (field: string) => ({ ko: String(seat[`${field}_ko`]), en: String(seat[`${field}_en`]) });
  const section = text('section');
  const row = String(seat['row_label']);
  return {
    claimId: seat.claim_id,
    ordinal: seat.ordinal,
    seatId: String(seat['seat_id']),
    label: seatLabel({ name: section }, row, seat.seat_number),
    section,
    row,
    number: seat.seat_number,
    grade: { code: String(seat['grade_code']), name: text('grade') },
    price: seat.price,
    state: seat.state,
  };
}
