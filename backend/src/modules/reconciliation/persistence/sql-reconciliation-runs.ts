import { Injectable } from '@nestjs/common';
import { newId } from '#kernel/ids';
import { type GatewaySettlement, type GatewayTransaction, PAYMENT_DOUBTED } from '#modules/payments';
import { Sql } from '#platform/database/sql';
import { Transactions } from '#platform/database/transactions';
import { Outbox } from '#platform/outbox/outbox';
import {
  type ReconciliationRun,
  ReconciliationRuns,
  type RunPage,
  type RunResult,
} from '../application/reconciliation-runs';
import type { DayRange } from '../domain/reconciliation-range';
import { ReconciliationNotFound } from '../domain/reconciliation.errors';
import { COMPARE_STATEMENTS, RESOLVE_BOOKED, UNBOOKED_PAYMENTS } from './compare-sql';

/** A worker that died leaves its run to others after this long. */
const LEASE_SECONDS = 300;
const TRIES = 30;

const RUN = `id, from_day::text as "from", to_day::text as "to", requested_by as "requestedBy", state, step, cursor, attempts,
  last_error as "lastError", started_at as "startedAt", finished_at as "finishedAt", ours, theirs, settlements, matched,
  missing_here as "missingHere", missing_there as "missingThere", amount_differs as "amountDiffers",
  date_differs as "dateDiffers", ours_total as "oursTotal", theirs_total as "theirsTotal"`;

type Counts = { readonly [Key in Exclude<keyof RunResult, 'oursTotal' | 'theirsTotal'>]: number };
type RunRow = Omit<ReconciliationRun, 'result'> &
  Counts & { readonly oursTotal: string | null; readonly theirsTotal: string | null };

@Injectable()
export class SqlReconciliationRuns extends ReconciliationRuns {
  constructor(
    private readonly sql: Sql,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
  ) {
    super();
  }

  async add(id: string, { from, to }: DayRange, requestedBy: string): Promise<ReconciliationRun> {
    await this.sql.query(
      'insert into reconciliation_run (id, from_day, to_day, requested_by) values ($1, $2, $3, $4)',
      [id, from, to, requestedBy],
    );
    return this.get(id);
  }

  async addNightly(days: readonly string[]): Promise<number> {
    const rows = await this.sql.query(
      `insert into reconciliation_run (id, from_day, to_day, requested_by)
       select i, d, d, 'nightly' from unnest($1::uuid[], $2::date[]) n(i, d)
       on conflict (from_day, to_day) where requested_by = 'nightly' do nothing returning id`,
      [days.map(() => newId()), days],
    );
    return rows.length;
  }

  async firstDay(): Promise<string | undefined> {
    const row = await this.sql.one<{ day: string | null }>(
      `select (min(occurred_at) at time zone 'Asia/Seoul')::date::text as day from ledger_entry`,
    );
    return row?.day ?? undefined;
  }

  async take(): Promise<ReconciliationRun | undefined> {
    const row = await this.sql.one<RunRow>(
      `update reconciliation_run set next_try_at = clock_timestamp() + make_interval(secs => $1), attempts = attempts + 1
        where id = (select id from reconciliation_run where state = 'RUNNING' and next_try_at <= clock_timestamp()
                     order by next_try_at, from_day limit 1 for update skip locked)
      returning ${RUN}`,
      [LEASE_SECONDS],
    );
    return row && runOf(row);
  }

  async keepTransactions({ id }: ReconciliationRun, rows: readonly GatewayTransaction[], next: string | null) {
    await this.transactions.run(async () => {
      await this.sql.query(
        `insert into gateway_transaction (transaction_key, payment_key, order_id, method, amount, at, seen_by)
         select k, p, o, m, a, t, $1 from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::timestamptz[]) g(k, p, o, m, a, t)
         on conflict (transaction_key) do update set amount = excluded.amount, at = excluded.at, seen_by = excluded.seen_by,
           seen_at = clock_timestamp()`,
        [
          id,
          rows.map(({ transactionKey }) => transactionKey),
          rows.map(({ paymentKey }) => paymentKey),
          rows.map(({ orderId }) => orderId),
          rows.map(({ method }) => method),
          rows.map(({ amount }) => amount),
          rows.map(({ at }) => at),
        ],
      );
      await this.turnPage(id, next, 'SETTLEMENTS');
    });
  }

  async keepSettlements({ id }: ReconciliationRun, rows: readonly GatewaySettlement[], next: string | null) {
    await this.transactions.run(async () => {
      await this.sql.query(
        `insert into gateway_settlement (transaction_key, payment_key, order_id, method, amount, interest_fee, supply_amount, vat,
                                         pay_out_amount, sold_date, paid_out_date, seen_by, reported_amount, reported_interest_fee,
                                         reported_supply_amount, reported_vat, reported_pay_out_amount, reported_paid_out_date)
         select g.*, $1, amount, interest_fee, supply_amount, vat, pay_out_amount, paid_out_date from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[],
                                    $10::bigint[], $11::date[], $12::date[])
             g(transaction_key, payment_key, order_id, method, amount, interest_fee, supply_amount, vat, pay_out_amount, sold_date, paid_out_date)
         on conflict (transaction_key) do update set
           seen_by = excluded.seen_by, seen_at = clock_timestamp(),
           reported_amount = excluded.reported_amount, reported_interest_fee = excluded.reported_interest_fee,
           reported_supply_amount = excluded.reported_supply_amount, reported_vat = excluded.reported_vat,
           reported_pay_out_amount = excluded.reported_pay_out_amount, reported_paid_out_date = excluded.reported_paid_out_date,
           -- What is booked stays as it was booked; a changed row then shows as a difference.
           amount = case when gateway_settlement.entry_id is null then excluded.amount else gateway_settlement.amount end,
           supply_amount = case when gateway_settlement.entry_id is null then excluded.supply_amount else gateway_settlement.supply_amount end,
           interest_fee = case when gateway_settlement.entry_id is null then excluded.interest_fee else gateway_settlement.interest_fee end,
           vat = case when gateway_settlement.entry_id is null then excluded.vat else gateway_settlement.vat end,
           pay_out_amount = case when gateway_settlement.entry_id is null then excluded.pay_out_amount else gateway_settlement.pay_out_amount end,
           sold_date = excluded.sold_date,
           paid_out_date = case when gateway_settlement.entry_id is null then excluded.paid_out_date else gateway_settlement.paid_out_date end`,
        [
          id,
          rows.map(({ transactionKey }) => transactionKey),
          rows.map(({ paymentKey }) => paymentKey),
          rows.map(({ orderId }) => orderId),
          rows.map(({ method }) => method),
          rows.map(({ amount }) => amount),
          rows.map(({ interestFee }) => interestFee),
          rows.map(({ supplyAmount }) => supplyAmount),
          rows.map(({ vat }) => vat),
          rows.map(({ payOutAmount }) => payOutAmount),
          rows.map(({ soldDate }) => soldDate),
          rows.map(({ paidOutDate }) => paidOutDate),
        ],
      );
      await this.turnPage(id, next, 'COMPARE');
    });
  }

  async compare({ id }: ReconciliationRun): Promise<void> {
    await this.transactions.run(async () => {
      // A quarter of a year may take longer than what people wait for.
      await this.sql.query(`set local statement_timeout = '120s'`);
      for (const statement of COMPARE_STATEMENTS) await this.sql.query(statement, [id]);
      for (const payment of await this.sql.query<{ id: string }>(UNBOOKED_PAYMENTS, [id])) {
        const dedupeKey = `${PAYMENT_DOUBTED}:${payment.id}:${id}`;
        await this.outbox.add({ topic: PAYMENT_DOUBTED, aggregateId: payment.id, dedupeKey });
      }
    });
  }

  async resolveBooked(): Promise<number> {
    return (await this.sql.query(RESOLVE_BOOKED)).length;
  }

  async postpone({ id }: ReconciliationRun, error: string): Promise<void> {
    await this.sql.query(
      `update reconciliation_run
          set last_error = $2, next_try_at = clock_timestamp() + make_interval(secs => least(10 * 2 ^ least(attempts, 9), 3600)),
              state = case when attempts >= $3 then 'FAILED' else state end,
              finished_at = case when attempts >= $3 then clock_timestamp() end
        where id = $1`,
      [id, error, TRIES],
    );
  }

  async bookSettlements(until: string, limit: number): Promise<number> {
    const row = await this.sql.one<{ count: number }>('select book_settlements($1, $2) as count', [until, limit]);
    return row?.count ?? 0;
  }

  async unbookedSettlements(until: string): Promise<number> {
    const row = await this.sql.one<{ count: number }>(
      `select count(*)::int as count from gateway_settlement
        where entry_id is null and paid_out_date <= $1
          and pay_out_amount + supply_amount + interest_fee + vat = amount`,
      [until],
    );
    return row?.count ?? 0;
  }

  async get(id: string): Promise<ReconciliationRun> {
    const row = await this.sql.one<RunRow>(`select ${RUN} from reconciliation_run where id = $1`, [id]);
    if (!row) throw new ReconciliationNotFound();
    return runOf(row);
  }

  async list(page: number, size: number): Promise<RunPage> {
    const rows = await this.sql.query<RunRow>(
      `select ${RUN} from reconciliation_run order by started_at desc, id desc limit $1 offset $2`,
      [size, (page - 1) * size],
    );
    const count = await this.sql.one<{ total: number }>('select count(*)::int as total from reconciliation_run');
    return { items: rows.map(runOf), total: count?.total ?? 0 };
  }

  async daysNotCompared({ from, to }: DayRange): Promise<readonly string[]> {
    const rows = await this.sql.query<{ day: string }>(
      `select distinct d.day::text as day
         from ledger_entry e cross join lateral (select (e.occurred_at at time zone 'Asia/Seoul')::date as day) d
        where e.kind in ('CAPTURE', 'REFUND_PAID') and e.occurred_at >= $1::timestamp at time zone 'Asia/Seoul'
          and e.occurred_at < ($2::date + 1)::timestamp at time zone 'Asia/Seoul'
          and not exists (select from reconciliation_run r where r.state = 'DONE' and d.day between r.from_day and r.to_day
                             -- A day is known when it was over, and a movement when it was written down.
                             and r.started_at >= greatest((d.day + 1)::timestamp at time zone 'Asia/Seoul', e.recorded_at))
        order by 1`,
      [from, to],
    );
    return rows.map(({ day }) => day);
  }

  private async turnPage(id: string, next: string | null, nextStep: 'SETTLEMENTS' | 'COMPARE'): Promise<void> {
    await this.sql.query(
      `update reconciliation_run
          set cursor = $2, step = case when $2::text is null then $3 else step end,
              next_try_at = clock_timestamp() + make_interval(secs => $4)
        where id = $1`,
      [id, next, nextStep, LEASE_SECONDS],
    );
  }
}

function runOf({ oursTotal, theirsTotal, ...row }: RunRow): ReconciliationRun {
  const { ours, theirs, settlements, matched, missingHere, missingThere, amountDiffers, dateDiffers, ...run } = row;
  const counts = { ours, theirs, settlements, matched, missingHere, missingThere, amountDiffers, dateDiffers };
  const result = { ...counts, oursTotal: Number(oursTotal), theirsTotal: Number(theirsTotal) };
  return { ...run, result: run.state === 'DONE' ? result : null };
}
