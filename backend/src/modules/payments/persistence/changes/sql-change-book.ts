import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { type BookingChange, ChangeBook, type NewChange } from '../../application/changes/change-book';

const CHANGE = `
  select g.id, g.from_booking_id as "fromBookingId", g.to_booking_id as "toBookingId", g.state, g.difference,
         b.performance_id as "toPerformanceId",
         array(select i.claim_id::text from booking_change_item i where i.change_id = g.id order by i.claim_id) as "claimIds",
         array(select s.seat_id from claim c join performance p on p.id = c.performance_id
                 join seat s on s.seat_map_id = p.seat_map_id and s.ordinal = c.seat_ordinal
                where c.booking_id = g.to_booking_id order by s.ordinal) as "toSeatIds"
    from booking_change g join booking b on b.id = g.to_booking_id`;

@Injectable()
export class SqlChangeBook extends ChangeBook {
  constructor(private readonly sql: Sql) {
    super();
  }

  async add(change: NewChange): Promise<void> {
    const { id, fromBookingId, toBookingId, rootBookingId, credit, newTotal, changeFee, floorPercent } = change;
    await this.sql.query(
      `insert into booking_change (id, from_booking_id, to_booking_id, root_booking_id, state, credit, new_total, change_fee,
                                   floor_percent, idempotency_key, moved_by, moved_because)
       values ($1, $2, $3, $4, 'REQUESTED', $5, $6, $7, $8, $9, 'buyer', 'change')`,
      [id, fromBookingId, toBookingId, rootBookingId, credit, newTotal, changeFee, floorPercent, change.idempotencyKey],
    );
    await this.sql.query(
      `insert into booking_change_item (change_id, claim_id, price, booking_fee)
       select $1, * from unnest($2::bigint[], $3::int[], $4::int[])`,
      [
        id,
        change.old.map(({ claimId }) => claimId),
        change.old.map(({ price }) => price),
        change.old.map(({ bookingFee }) => bookingFee),
      ],
    );
  }

  byIdempotencyKey(fromBookingId: string, key: string): Promise<BookingChange | undefined> {
    return this.sql.one<BookingChange>(`${CHANGE} where g.from_booking_id = $1 and g.idempotency_key = $2`, [
      fromBookingId,
      key,
    ]);
  }

  openOf(fromBookingId: string): Promise<BookingChange | undefined> {
    return this.sql.one<BookingChange>(`${CHANGE} where g.from_booking_id = $1 and g.state in ('HELD', 'PAYING')`, [
      fromBookingId,
    ]);
  }

  waitingFor(toBookingId: string): Promise<BookingChange | undefined> {
    return this.sql.one<BookingChange>(`${CHANGE} where g.to_booking_id = $1 and g.state in ('HELD', 'PAYING')`, [
      toBookingId,
    ]);
  }

  async move(changeId: string, to: 'HELD' | 'DONE', { actor, cause }: { actor: string; cause: string }): Promise<void> {
    await this.sql.query(
      `update booking_change set state = $2, state_at = clock_timestamp(), moved_by = $3, moved_because = $4 where id = $1`,
      [changeId, to, actor, cause],
    );
  }
}
