import { Injectable } from '@nestjs/common';
import { byKey, Sql } from '#platform/database/sql';
import { Bookings, type LockedBooking, type Move } from '../application/bookings';
import type { BookingState } from '../domain/booking-state';

interface BookingRow {
  readonly id: string;
  readonly number: string;
  readonly account_id: string;
  readonly performance_id: string;
  readonly state: BookingState;
  readonly total: number;
  readonly due: number;
  readonly is_change: boolean;
  readonly expires_at: Date | null;
  readonly is_expired: boolean;
  readonly is_called_off: boolean;
}

@Injectable()
export class SqlBookings extends Bookings {
  constructor(private readonly sql: Sql) {
    super();
  }

  async lock(bookingId: string): Promise<LockedBooking | undefined> {
    // Two statements: the first waits for whoever moves the booking, the second reads what they left behind,
    // with a clock that was read after the waiting.
    // Whoever pays for a change of seats needs both bookings, the old one first, like everybody who begins a change.
    await this.sql.query(
      byKey(`select 1 from booking
        where id = any (array(select $1::uuid union all
                              select from_booking_id from booking_change where to_booking_id = $1 and state in ('HELD', 'PAYING')))
        order by id = $1 for no key update`),
      [bookingId],
    );
    const row = await this.sql.one<BookingRow>(
      byKey(`select b.id, number, account_id, performance_id, b.state, total, expires_at,
              greatest(coalesce(g.difference, total), 0) as due, g.id is not null as is_change,
              coalesce(expires_at <= clock_timestamp(), false) as is_expired,
              exists (select from performance p where p.id = performance_id and p.cancelled_at is not null)
                or exists (select from booking_change_item i join claim c on c.id = i.claim_id
                            where i.change_id = g.id and g.state in ('HELD', 'PAYING') and c.state <> 'SOLD') as is_called_off
         from booking b left join booking_change g on g.to_booking_id = b.id where b.id = $1`),
      [bookingId],
    );
    return (
      row && {
        id: row.id,
        number: row.number,
        accountId: row.account_id,
        performanceId: row.performance_id,
        state: row.state,
        total: row.total,
        due: row.due,
        isChange: row.is_change,
        expiresAt: row.expires_at,
        isExpired: row.is_expired,
        isCalledOff: row.is_called_off,
      }
    );
  }

  async heldSince(accountId: string, performanceId: string, since: Date): Promise<readonly string[]> {
    const rows = await this.sql.query<{ id: string }>(
      byKey(
        `select id from booking where account_id = $1 and performance_id = $2 and state = 'HELD' and created_at >= $3 order by id`,
      ),
      [accountId, performanceId, since],
    );
    return rows.map(({ id }) => id);
  }

  async startPaying(bookingId: string, seconds: number, { actor, cause }: Move): Promise<Date> {
    const row = await this.sql.one<{ expires_at: Date }>(
      byKey(`update booking set state = 'PAYING', moved_by = $3, moved_because = $4,
              expires_at = case when extended_at is null
                                then greatest(expires_at, clock_timestamp() + make_interval(secs => $2)) else expires_at end,
              extended_at = coalesce(extended_at, clock_timestamp())
        where id = $1 returning expires_at`),
      [bookingId, seconds, actor, cause],
    );
    if (!row) throw new Error('A locked booking has disappeared');
    return row.expires_at;
  }

  async awaitDeposit(bookingId: string, heldUntil: Date, { actor, cause }: Move): Promise<void> {
    await this.sql.query(
      byKey(
        `update booking set state = 'AWAITING_DEPOSIT', expires_at = $2, moved_by = $3, moved_because = $4 where id = $1`,
      ),
      [bookingId, heldUntil, actor, cause],
    );
  }

  async backToHeld(bookingId: string, { actor, cause }: Move): Promise<void> {
    await this.sql.query(byKey(`update booking set state = 'HELD', moved_by = $2, moved_because = $3 where id = $1`), [
      bookingId,
      actor,
      cause,
    ]);
  }

  async confirm(bookingId: string, { actor, cause }: Move): Promise<readonly { id: string; seatOrdinal: number }[]> {
    await this.sql.query(
      byKey(`update booking set state = 'CONFIRMED', expires_at = null, confirmed_at = clock_timestamp(), moved_by = $2, moved_because = $3
        where id = $1`),
      [bookingId, actor, cause],
    );
    return this.sql.query<{ id: string; seatOrdinal: number }>(
      byKey(
        `update claim set state = 'SOLD' where booking_id = $1 and state = 'HELD' returning id::text, seat_ordinal as "seatOrdinal"`,
      ),
      [bookingId],
    );
  }

  async end(bookingId: string, state: 'CANCELLED' | 'EXPIRED', { actor, cause }: Move): Promise<void> {
    // The booking first: the log of its seats copies its move.
    await this.sql.query(
      byKey(`update booking set state = $2, expires_at = null, moved_by = $3, moved_because = $4 where id = $1`),
      [bookingId, state, actor, cause],
    );
    await this.sql.query(
      byKey(
        `update claim set state = 'RELEASED', released_at = clock_timestamp() where booking_id = $1 and state in ('HELD', 'SOLD')`,
      ),
      [bookingId],
    );
  }

  async returnSeats(bookingId: string, claimIds: readonly string[], { actor, cause }: Move) {
    const left = await this.sql.one<{ count: number }>(
      byKey(
        `select count(*)::int as count from claim where booking_id = $1 and state = 'SOLD' and id <> all ($2::bigint[])`,
      ),
      [bookingId, claimIds],
    );
    const isEmpty = left?.count === 0;
    if (isEmpty)
      await this.sql.query(
        byKey(
          `update booking set state = 'CANCELLED', moved_by = $2, moved_because = $3 where id = $1 and state = 'CONFIRMED'`,
        ),
        [bookingId, actor, cause],
      );
    const rows = await this.sql.query(
      byKey(`update claim set state = 'RELEASED', released_at = clock_timestamp(), moved_by = $3, moved_because = $4
        where booking_id = $1 and id = any ($2::bigint[]) and state = 'SOLD' returning id`),
      [bookingId, claimIds, actor, cause],
    );
    return { returned: rows.length, isEmpty };
  }
}
