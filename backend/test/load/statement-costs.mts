import type { Pool } from 'pg';

/** For PostgreSQL: count what every statement costs, those inside functions and triggers too. */
export const COUNTING = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track': 'all',
  'pg_stat_statements.track_planning': 'on',
  track_io_timing: 'on',
} as const;

/** What one statement took over a run, milliseconds of PostgreSQL; waiting for locks is part of it. */
export interface StatementCost {
  readonly statement: string;
  /** Called by us, not from within a function or trigger. */
  readonly isOurs: boolean;
  readonly calls: number;
  readonly totalMs: number;
  readonly planMs: number;
  readonly walMegabytes: number;
}

/** Since the database was made: filling it is part of it. */
export interface TableReadWhole {
  readonly table: string;
  readonly times: number;
  readonly rows: number;
}

/** What each statement cost, by the server's own books: exact, but only where it was started with `COUNTING`. */
export class StatementCosts {
  private readonly pool: Pool;

  constructor(pool: Pool) {
    this.pool = pool;
  }

  async begin(): Promise<void> {
    await this.pool.query('create extension if not exists pg_stat_statements');
    await this.pool.query('select pg_stat_statements_reset()');
  }

  /** The dearest first. */
  async dearest(count: number): Promise<StatementCost[]> {
    const { rows } = await this.pool.query<StatementCost>(
      `select left(regexp_replace(query, '\\s+', ' ', 'g'), 110) as statement, toplevel as "isOurs", calls::int,
              total_exec_time + total_plan_time as "totalMs", total_plan_time as "planMs", wal_bytes / 1048576.0 as "walMegabytes"
         from pg_stat_statements order by total_exec_time + total_plan_time desc limit $1`,
      [count],
    );
    return rows.map((row) => ({ ...row, walMegabytes: Number(row.walMegabytes) }));
  }

  /** Tables that were read from end to end, and how many rows that was: where a plan was made for an empty table, or a key is missing. */
  async readWhole(count: number): Promise<TableReadWhole[]> {
    const { rows } = await this.pool.query<TableReadWhole>(
      `select relname as table, seq_scan::int as times, seq_tup_read::int as rows
         from pg_stat_user_tables where seq_tup_read > 0 order by seq_tup_read desc limit $1`,
      [count],
    );
    return rows;
  }
}
