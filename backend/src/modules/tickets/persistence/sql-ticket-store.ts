import { Injectable } from '@nestjs/common';
import { byKey, Sql } from '#platform/database/sql';
import { type NewTicket, TicketStore, type Voiding } from '../application/ticket-store';
import type { Ticket } from '../domain/ticket';

@Injectable()
export class SqlTicketStore extends TicketStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  async add(booking: { id: string; performanceId: string; kid: string }, tickets: readonly NewTicket[]): Promise<void> {
    await this.sql.query(
      byKey(`insert into ticket (id, booking_id, performance_id, kid, claim_id, seat_ordinal, serial, code)
       select t.id, $1, $2, $3, t.claim_id, t.seat_ordinal, t.serial, t.code
         from unnest($4::uuid[], $5::bigint[], $6::int[], $7::uuid[], $8::text[]) as t (id, claim_id, seat_ordinal, serial, code)
       on conflict (claim_id) do nothing`),
      [
        booking.id,
        booking.performanceId,
        booking.kid,
        tickets.map(({ id }) => id),
        tickets.map(({ claimId }) => claimId),
        tickets.map(({ seatOrdinal }) => seatOrdinal),
        tickets.map(({ serial }) => serial),
        tickets.map(({ code }) => code),
      ],
    );
  }

  async void(claimIds: readonly string[], { actor, cause, alsoUsed }: Voiding): Promise<readonly string[]> {
    const rows = await this.sql.query<{ claim_id: string }>(
      byKey(`update ticket set state = 'VOID', voided_at = clock_timestamp(), moved_by = $2, moved_because = $3
        where claim_id = any ($1) and (state = 'VALID' or (state = 'USED' and $4)) returning claim_id::text`),
      [claimIds, actor, cause, alsoUsed],
    );
    const voided = new Set(rows.map((row) => row.claim_id));
    return claimIds.filter((claimId) => !voided.has(claimId));
  }

  async mayBeTransferred(accountId: string, performanceId: string): Promise<boolean> {
    const row = await this.sql.one<{ may: boolean }>(byKey('select tickets_may_be_transferred($1, $2) as may'), [
      accountId,
      performanceId,
    ]);
    return row?.may ?? false;
  }

  ofBooking(bookingId: string): Promise<readonly Ticket[]> {
    return this.sql.query(
      byKey(`select id, booking_id as "bookingId", claim_id::text as "claimId", performance_id as "performanceId", serial, code,
              state, issued_at as "issuedAt", kid
         from ticket where booking_id = $1 order by seat_ordinal`),
      [bookingId],
    );
  }
}
