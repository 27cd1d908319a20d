import { Injectable } from '@nestjs/common';
import { postgresError } from '#platform/database/postgres-errors';
import { Sql } from '#platform/database/sql';
import { Corrections, type NewCorrection } from '../application/corrections';
import type { Correction, CorrectionState } from '../domain/correction';
import { LedgerAccountUnknown } from '../domain/ledger.errors';

const CORRECTION = `
  select c.id, c.booking_id as "bookingId", b.number as "bookingNumber", c.reason,
         (select json_agg(json_build_object('account', l.account, 'amount', l.amount) order by l.line)
            from ledger_correction_line l where l.correction_id = c.id) as lines,
         json_build_object('id', r.id, 'name', r.name) as "requestedBy", c.requested_at as "requestedAt", c.state,
         case when d.id is not null then json_build_object('id', d.id, 'name', d.name) end as "decidedBy",
         c.decided_at as "decidedAt", c.decided_because as "decidedBecause", c.entry_id::text as "entryId"
    from ledger_correction c
    join staff_member r on r.id = c.requested_by
    left join staff_member d on d.id = c.decided_by
    left join booking b on b.id = c.booking_id`;

@Injectable()
export class SqlCorrections extends Corrections {
  constructor(private readonly sql: Sql) {
    super();
  }

  async add({ id, bookingId, reason, lines, requestedBy }: NewCorrection): Promise<Correction> {
    await this.sql.query(
      'insert into ledger_correction (id, booking_id, reason, requested_by) values ($1, $2, $3, $4)',
      [id, bookingId, reason, requestedBy],
    );
    try {
      await this.sql.query(
        `insert into ledger_correction_line (correction_id, line, account, amount)
         select $1, row_number() over (), a, m from unnest($2::text[], $3::bigint[]) l(a, m)`,
        [id, lines.map(({ account }) => account), lines.map(({ amount }) => amount)],
      );
    } catch (error) {
      if (postgresError(error)?.constraint === 'ledger_correction_line_account_fkey') throw new LedgerAccountUnknown();
      throw error;
    }
    return this.found(id);
  }

  async lock(id: string): Promise<Correction | undefined> {
    await this.sql.query('select 1 from ledger_correction where id = $1 for update', [id]);
    return this.sql.one<Correction>(`${CORRECTION} where c.id = $1`, [id]);
  }

  async decide(id: string, { state, by, because }: { state: CorrectionState; by: string; because: string }) {
    await this.sql.query(
      `update ledger_correction set state = $2, decided_by = $3, decided_because = $4, decided_at = clock_timestamp() where id = $1`,
      [id, state, by, because],
    );
    return this.found(id);
  }

  async list(state: CorrectionState | undefined, page: number, size: number) {
    const items = await this.sql.query<Correction>(
      `${CORRECTION} where $1::text is null or c.state = $1
        order by c.state <> 'PENDING', c.requested_at desc, c.id limit $2 offset $3`,
      [state ?? null, size, (page - 1) * size],
    );
    const count = await this.sql.one<{ total: number }>(
      'select count(*)::int as total from ledger_correction where $1::text is null or state = $1',
      [state ?? null],
    );
    return { items, total: count?.total ?? 0 };
  }

  async bookingOf(number: string): Promise<string | undefined> {
    return (await this.sql.one<{ id: string }>('select id from booking where number = $1', [number]))?.id;
  }

  private async found(id: string): Promise<Correction> {
    const correction = await this.sql.one<Correction>(`${CORRECTION} where c.id = $1`, [id]);
    if (!correction) throw new Error(`Correction ${id} has disappeared`);
    return correction;
  }
}
