import type { Sql } from '#platform/database/sql';
import type { SeatHolds } from './application/seat-holds';
import { SqlSeatHolds } from './persistence/sql-seat-holds';

/** The very way seats are held, on other connections: rehearsals measure it. */
export function seatHoldsOn(sql: Sql): SeatHolds {
  return new SqlSeatHolds(sql);
}
