import { Injectable } from '@nestjs/common';
import { postgresError } from '#platform/database/postgres-errors';
import { Sql } from '#platform/database/sql';
import {
  type CaseChange,
  type CaseSearch,
  type OpenDifferences,
  type ReconciliationCase,
  ReconciliationCases,
} from '../application/reconciliation-cases';
import type { DayRange } from '../domain/reconciliation-range';
import { CaseNotFound, CaseOwnerUnknown } from '../domain/reconciliation.errors';

const DIFFERENCE = `coalesce(c.ours_amount, 0) - coalesce(c.theirs_amount, 0)`;

const CASE = `c.id, c.source, c.kind, c.transaction_key as "transactionKey", c.payment_key as "paymentKey", c.order_id as "orderId",
  c.booking_number as "bookingNumber", c.day::text as day, c.ours_amount as "oursAmount", c.theirs_amount as "theirsAmount",
  ${DIFFERENCE} as difference, c.ours_at as "oursAt", c.theirs_at as "theirsAt", c.state, c.owner as "ownerId", m.name as "ownerName",
  c.note, c.opened_at as "openedAt", c.state_at as "stateAt",
  extract(epoch from case c.state when 'OPEN' then clock_timestamp() else c.state_at end - c.opened_at)::int as "ageSeconds"
  from reconciliation_case c left join staff_member m on m.id = c.owner`;

interface CaseRow extends Omit<ReconciliationCase, 'oursAmount' | 'theirsAmount' | 'difference' | 'owner'> {
  readonly oursAmount: string | null;
  readonly theirsAmount: string | null;
  readonly difference: string;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
}

@Injectable()
export class SqlReconciliationCases extends ReconciliationCases {
  constructor(private readonly sql: Sql) {
    super();
  }

  async search({ state, kind, page, size }: CaseSearch) {
    const which = `($1::text is null or c.state = $1) and ($2::text is null or c.kind = $2)`;
    const [rows, count] = [
      await this.sql.query<CaseRow>(
        `select ${CASE} where ${which}
          order by c.state <> 'OPEN', case c.state when 'OPEN' then c.opened_at end, c.opened_at desc, c.id limit $3 offset $4`,
        [state ?? null, kind ?? null, size, (page - 1) * size],
      ),
      await this.sql.one<{ total: number }>(`select count(*)::int as total from reconciliation_case c where ${which}`, [
        state ?? null,
        kind ?? null,
      ]),
    ];
    return { items: rows.map(caseOf), total: count?.total ?? 0 };
  }

  async get(id: string): Promise<ReconciliationCase> {
    const row = await this.sql.one<CaseRow>(`select ${CASE} where c.id = $1`, [id]);
    if (!row) throw new CaseNotFound();
    return caseOf(row);
  }

  async change(id: string, { owner, state, note }: CaseChange): Promise<ReconciliationCase> {
    try {
      await this.sql.query(
        `update reconciliation_case
            set owner = case when $2 then $3::uuid else owner end, note = $5,
                state_at = case when $4::text is not null and $4 <> state then clock_timestamp() else state_at end,
                state = coalesce($4, state)
          where id = $1`,
        [id, owner !== undefined, owner ?? null, state ?? null, note],
      );
    } catch (error) {
      if (postgresError(error)?.constraint === 'reconciliation_case_owner_fkey') throw new CaseOwnerUnknown();
      throw error;
    }
    return this.get(id);
  }

  async openIn({ from, to }: DayRange): Promise<number> {
    const row = await this.sql.one<{ count: number }>(
      `select (select count(*) from reconciliation_case where state = 'OPEN' and day between $1 and $2)::int
            + (select count(*) from money_case where state = 'OPEN' and kind = 'UNASKED_RETURN'
                  and (opened_at at time zone 'Asia/Seoul')::date between $1 and $2)::int as count`,
      [from, to],
    );
    return row?.count ?? 0;
  }

  async openDifferences(): Promise<OpenDifferences> {
    const row = await this.sql.one<{ count: number; won: string; seconds: number }>(
      `select count(*)::int as count, coalesce(sum(greatest(abs(${DIFFERENCE}), 0)), 0)::bigint as won,
              coalesce((select extract(epoch from max(finished_at))::int from reconciliation_run where state = 'DONE'), 0) as seconds
         from reconciliation_case c where c.state = 'OPEN'`,
    );
    return { count: row?.count ?? 0, won: Number(row?.won ?? 0), lastSuccessSeconds: row?.seconds ?? 0 };
  }
}

function caseOf({ ownerId, ownerName, oursAmount, theirsAmount, difference, ...row }: CaseRow): ReconciliationCase {
  return {
    ...row,
    oursAmount: oursAmount === null ? null : Number(oursAmount),
    theirsAmount: theirsAmount === null ? null : Number(theirsAmount),
    difference: Number(difference),
    owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? '' },
  };
}
