import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { type MoneyCaseEnding, MoneyCases, type MoneyCaseSearch } from '../../application/refunds/money-cases';
import type { MoneyCase } from '../../domain/refunds/money-case';

const CASE = `
  select c.id, c.kind, c.refund_id as "refundId", r.booking_id as "bookingId", b.number as "bookingNumber",
         exists (select from refund_item i where i.refund_id = c.refund_id) as "tookSeats",
         c.amount, c.state, c.outcome, case when m.id is not null then json_build_object('id', m.id, 'name', m.name) end as owner,
         c.reference, c.note, c.opened_at as "openedAt", c.closed_at as "closedAt",
         extract(epoch from coalesce(c.closed_at, clock_timestamp()) - c.opened_at)::int as "ageSeconds"
    from money_case c
    join refund r on r.id = c.refund_id
    join booking b on b.id = r.booking_id
    left join staff_member m on m.id = c.owner`;

@Injectable()
export class SqlMoneyCases extends MoneyCases {
  constructor(private readonly sql: Sql) {
    super();
  }

  async search({ state, kind, page, size }: MoneyCaseSearch) {
    const which = `($1::text is null or c.state = $1) and ($2::text is null or c.kind = $2)`;
    const items = await this.sql.query<MoneyCase>(
      `${CASE} where ${which}
        order by c.state <> 'OPEN', case c.state when 'OPEN' then c.opened_at end, c.opened_at desc, c.id limit $3 offset $4`,
      [state ?? null, kind ?? null, size, (page - 1) * size],
    );
    const count = await this.sql.one<{ total: number }>(
      `select count(*)::int as total from money_case c where ${which}`,
      [state ?? null, kind ?? null],
    );
    return { items, total: count?.total ?? 0 };
  }

  get(id: string): Promise<MoneyCase | undefined> {
    return this.sql.one<MoneyCase>(`${CASE} where c.id = $1`, [id]);
  }

  async lock(id: string): Promise<MoneyCase | undefined> {
    await this.sql.query('select 1 from money_case where id = $1 for update', [id]);
    return this.get(id);
  }

  async give(id: string, ownerId: string): Promise<MoneyCase> {
    await this.sql.query('update money_case set owner = $2 where id = $1', [id, ownerId]);
    return this.found(id);
  }

  async close(id: string, { outcome, reference, note, closedBy }: MoneyCaseEnding): Promise<MoneyCase> {
    await this.sql.query(
      `update money_case
          set state = 'CLOSED', outcome = $2, reference = $3, note = $4, closed_by = $5, owner = coalesce(owner, $5),
              closed_at = clock_timestamp()
        where id = $1`,
      [id, outcome, reference, note, closedBy],
    );
    return this.found(id);
  }

  private async found(id: string): Promise<MoneyCase> {
    const found = await this.get(id);
    if (!found) throw new Error(`Money case ${id} has disappeared`);
    return found;
  }
}
