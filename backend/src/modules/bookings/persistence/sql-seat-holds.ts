import { Injectable } from '@nestjs/common';
import { isUniqueViolation } from '#platform/database/postgres-errors';
import { Sql } from '#platform/database/sql';
import { holdsExpired } from '../application/hold-metrics';
import { type ChangeHoldCommand, type HoldCommand, type HoldOutcome, SeatHolds } from '../application/seat-holds';
import { HoldBatches } from './hold-batches';

const HOLD = {
  name: 'hold-seats',
  text: `select request, outcome, booking_id, seats, prices, booking_fee, already_held, seat_limit, at, server_time
           from hold_seats($1, $2, $3, $4, $5, $6, $7, $8) order by request`,
};

interface HoldRow {
  readonly request: number;
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

/** One round trip for all holds that wait: the SQL function hold_seats (database/migrations/functions) does the rest. */
@Injectable()
export class SqlSeatHolds extends SeatHolds {
  private readonly batches = new HoldBatches<HoldOutcome>((batch) => this.holdAll(batch));

  constructor(private readonly sql: Sql) {
    super();
  }

  hold(command: HoldCommand): Promise<HoldOutcome> {
    return this.batches.add(command).catch(keyInUse);
  }

  async holdForChange(command: ChangeHoldCommand): Promise<HoldOutcome> {
    const { bookingId, number, buyerId, performanceId, idempotencyKey, ordinals, givenUp, changeFee, seconds } =
      command;
    const values = [bookingId, number, buyerId, performanceId, idempotencyKey, ordinals, givenUp, changeFee, seconds];
    return this.sql
      .one<HoldRow>('select * from hold_for_change($1, $2, $3, $4, $5, $6, $7, $8, $9)', values)
      .then((row) => {
        if (!row) throw new Error('A hold was left without an answer');
        return outcomeOf(row);
      })
      .catch(keyInUse);
  }

  async expire(limit: number): Promise<readonly string[]> {
    const rows = await this.sql.query<{ performance_id: string; holds: number }>(
      'select performance_id, count(*)::int as holds from expire_holds($1) group by performance_id',
      [limit],
    );
    for (const { holds } of rows) holdsExpired('sweeper', holds);
    return rows.map(({ performance_id }) => performance_id);
  }

  private async holdAll(batch: readonly HoldCommand[]): Promise<readonly HoldOutcome[]> {
    const rows = await this.sql.query<HoldRow>(HOLD, [
      batch.map(({ bookingId }) => bookingId),
      batch.map(({ number }) => number),
      batch.map(({ buyerId }) => buyerId),
      batch.map(({ performanceId }) => performanceId),
      batch.map(({ idempotencyKey }) => idempotencyKey),
      // The seats of all requests in one list, each beside the number of its request, counted from one.
      batch.flatMap(({ ordinals }, i) => ordinals.map(() => i + 1)),
      batch.flatMap(({ ordinals }) => ordinals),
      batch[0]?.seconds ?? 0,
    ]);
    return rows.map(outcomeOf);
  }
}

/** One key for two performances at the same moment: they take turns by performance only, so the index says no to the second. */
function keyInUse(error: unknown): HoldOutcome {
  if (isUniqueViolation(error, 'booking_account_id_idempotency_key_key')) return { kind: 'key-reused' };
  throw error;
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
