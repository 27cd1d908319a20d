import { Injectable } from '@nestjs/common';
import { postgresError } from '#platform/database/postgres-errors';
import { Sql } from '#platform/database/sql';
import { type HoldCommand, type HoldOutcome, SeatHolds } from '../application/seat-holds';

const HOLD = {
  name: 'hold-seats',
  text: `select outcome, booking_id, seats, prices, booking_fee, already_held, seat_limit, at, server_time
           from hold_seats($1, $2, $3, $4, $5, $6, $7)`,
};

/** The race was lost between the checks and the insert. */
const TAKEN = 'TK409';

interface HoldRow {
  readonly outcome: HoldOutcome['kind'];
  readonly booking_id: string | null;
  readonly seats: number[] | null;
  readonly prices: number[] | null;
  readonly booking_fee: number;
  readonly already_held: number;
  readonly seat_limit: number;
  readonly at: Date | null;
  readonly server_time: Date;
}

/** One round trip per hold: the SQL function hold_seats (database/migrations/functions) does the rest. */
@Injectable()
export class SqlSeatHolds extends SeatHolds {
  constructor(private readonly sql: Sql) {
    super();
  }

  async hold(command: HoldCommand): Promise<HoldOutcome> {
    const { bookingId, number, buyerId, performanceId, ordinals, idempotencyKey, seconds } = command;
    try {
      const row = await this.sql.one<HoldRow>(HOLD, [
        bookingId,
        number,
        buyerId,
        performanceId,
        ordinals,
        idempotencyKey,
        seconds,
      ]);
      if (!row) throw new Error('hold_seats gave no answer');
      return outcomeOf(row);
    } catch (error) {
      const refusal = postgresError(error);
      if (refusal?.code !== TAKEN) throw error;
      return { kind: 'taken', ordinals: (refusal.detail ?? '').split(',').map(Number) };
    }
  }

  async expire(limit: number): Promise<readonly string[]> {
    const rows = await this.sql.query<{ performance_id: string }>(
      'select distinct performance_id from expire_holds($1)',
      [limit],
    );
    return rows.map(({ performance_id }) => performance_id);
  }
}

function outcomeOf(row: HoldRow): HoldOutcome {
  switch (row.outcome) {
    case 'held':
      return {
        kind: 'held',
        prices: row.prices ?? [],
        bookingFee: row.booking_fee,
        expiresAt: row.at ?? row.server_time,
        serverTime: row.server_time,
      };
    case 'replayed':
      return { kind: 'replayed', bookingId: row.booking_id ?? '' };
    case 'not-open':
      return { kind: 'not-open', opensAt: row.at ?? row.server_time, serverTime: row.server_time };
    case 'limit':
      return { kind: 'limit', limit: row.seat_limit, alreadyHeld: row.already_held };
    case 'unknown-seats':
    case 'not-for-sale':
    case 'taken':
      return { kind: row.outcome, ordinals: row.seats ?? [] };
    case 'key-reused':
    case 'account':
    case 'unverified':
    case 'no-performance':
    case 'closed':
      return { kind: row.outcome };
  }
}
