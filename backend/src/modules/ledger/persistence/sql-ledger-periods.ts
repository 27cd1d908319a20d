import { Injectable } from '@nestjs/common';
import { postgresError } from '#platform/database/postgres-errors';
import { Sql } from '#platform/database/sql';
import { type ClosedPeriod, LedgerPeriods, type OpenMonth } from '../application/ledger-periods';
import { PeriodNotClosable } from '../domain/ledger.errors';

const PERIOD = `month, starts_at as "startsAt", ends_at as "endsAt", as_of as "asOf", closed_by as "closedBy", reason,
  entries, debits`;

type PeriodRow = Omit<ClosedPeriod, 'debits'> & { readonly debits: string };

const periodOf = (row: PeriodRow): ClosedPeriod => ({ ...row, debits: Number(row.debits) });

@Injectable()
export class SqlLedgerPeriods extends LedgerPeriods {
  constructor(private readonly sql: Sql) {
    super();
  }

  async closed(): Promise<readonly ClosedPeriod[]> {
    const rows = await this.sql.query<PeriodRow>(`select ${PERIOD} from ledger_period order by month`);
    return rows.map(periodOf);
  }

  open(): Promise<readonly OpenMonth[]> {
    return this.sql.query<OpenMonth>(
      `select to_char(booked_at at time zone 'Asia/Seoul', 'YYYY-MM') as month, count(*)::int as entries from ledger_entry
        where booked_at >= coalesce((select max(ends_at) from ledger_period), '-infinity') group by 1 order by 1`,
    );
  }

  async close(month: string, by: string, reason: string): Promise<ClosedPeriod> {
    try {
      const row = await this.sql.one<PeriodRow>(`select ${PERIOD} from close_ledger_period($1, $2, $3)`, [
        month,
        by,
        reason,
      ]);
      if (!row) throw new Error('Closing a month returned nothing');
      return periodOf(row);
    } catch (error) {
      // object_not_in_prerequisite_state: not over yet, or another month comes first.
      if (postgresError(error)?.code === '55000') throw new PeriodNotClosable();
      throw error;
    }
  }
}
