import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import {
  type BatchItem,
  type BatchOutcome,
  type BatchPreview,
  type NewBatch,
  type RefundBatch,
  RefundBatches,
} from '../../application/refunds/refund-batches';

const BATCH = `
  select t.id, t.performance_id as "performanceId", t.state, t.reason, t.requested_by as "requestedBy",
         t.idempotency_key as "idempotencyKey", i.total, i.done, i.failed, t.refund_total::bigint as "refundTotal",
         i.refunded::bigint as "refundedTotal", t.started_at as "startedAt", t.finished_at as "finishedAt"
    from refund_batch t
    cross join lateral (
      select count(*)::int as total, count(*) filter (where n.state = 'DONE')::int as done,
             count(*) filter (where n.state = 'PENDING' and n.last_error is not null)::int as failed,
             coalesce(sum(r.done), 0) as refunded
        from refund_batch_item n
        left join lateral (select sum(o.amount) filter (where o.state = 'DONE') as done
                             from refund o where o.id = n.refund_id or o.part_of = n.refund_id) r on true
       where n.batch_id = t.id) i`;
/** Sums come as bigint, which the driver hands over as text: never a float, and whole won are exact below 2^53. */
type BatchRow = Omit<RefundBatch, 'refundTotal' | 'refundedTotal'> & {
  readonly idempotencyKey: string;
  readonly refundTotal: string;
  readonly refundedTotal: string;
};
type PreviewRow = Omit<BatchPreview, 'refundTotal' | 'bookingFees'> & {
  readonly refundTotal: string;
  readonly bookingFees: string;
};
/** Older transactions than this have ended: the database cuts them off. */
const LONGEST_TRANSACTION_SECONDS = 15;

@Injectable()
export class SqlRefundBatches extends RefundBatches {
  constructor(private readonly sql: Sql) {
    super();
  }

  async preview(performanceId: string): Promise<BatchPreview | undefined> {
    const row = await this.sql.one<PreviewRow>(
      `select count(*) filter (where b.state = 'CONFIRMED')::int as bookings,
              coalesce(sum(c.sold) filter (where b.state = 'CONFIRMED'), 0)::int as tickets,
              coalesce(sum(c.held), 0)::int as held,
              coalesce(sum(b.total - g.given) filter (where b.state = 'CONFIRMED'), 0)::bigint as "refundTotal",
              coalesce(sum(b.booking_fee - g.fees) filter (where b.state = 'CONFIRMED'), 0)::bigint as "bookingFees",
              count(*) filter (where b.state = 'CANCELLED' and b.confirmed_at is not null
                                 and exists (select from refund r where r.booking_id = b.id))::int as "alreadyCancelled"
         from performance p
         left join booking b on b.performance_id = p.id
         left join lateral (select count(*) filter (where state = 'SOLD') as sold, count(*) filter (where state = 'HELD') as held
                              from claim where booking_id = b.id) c on true
         -- Given back, or changed for other seats.
         left join lateral (select coalesce(sum(x.price + x.booking_fee), 0) as given, coalesce(sum(x.booking_fee), 0) as fees
                              from (select i.price, i.booking_fee from refund r join refund_item i on i.refund_id = r.id where r.booking_id = b.id
                                    union all
                                    select i.price, i.booking_fee from booking_change h join booking_change_item i on i.change_id = h.id
                                     where h.from_booking_id = b.id and h.state = 'DONE') x) g on true
        where p.id = $1 group by p.id`,
      [performanceId],
    );
    return row && { ...row, refundTotal: Number(row.refundTotal), bookingFees: Number(row.bookingFees) };
  }

  async callOff(performanceId: string, reason: string): Promise<boolean> {
    const rows = await this.sql.query(
      `update performance set cancelled_at = clock_timestamp(), cancelled_because = $2
        where id = $1 and cancelled_at is null returning id`,
      [performanceId, reason],
    );
    return rows.length > 0;
  }

  async add({ id, performanceId, reason, requestedBy, idempotencyKey, refundTotal }: NewBatch): Promise<void> {
    await this.sql.query(
      `insert into refund_batch (id, performance_id, reason, requested_by, idempotency_key, refund_total)
       values ($1, $2, $3, $4, $5, $6)`,
      [id, performanceId, reason, requestedBy, idempotencyKey, refundTotal],
    );
  }

  async ofPerformance(performanceId: string) {
    const row = await this.sql.one<BatchRow>(`${BATCH} where t.performance_id = $1`, [performanceId]);
    return row && batchOf(row);
  }

  async get(batchId: string): Promise<RefundBatch | undefined> {
    const row = await this.sql.one<BatchRow>(`${BATCH} where t.id = $1`, [batchId]);
    return row && batchOf(row);
  }

  async list(page: number, size: number) {
    const rows = await this.sql.query<BatchRow>(`${BATCH} order by t.started_at desc, t.id limit $1 offset $2`, [
      size,
      (page - 1) * size,
    ]);
    const count = await this.sql.one<{ total: number }>('select count(*)::int as total from refund_batch');
    return { items: rows.map(batchOf), total: count?.total ?? 0 };
  }

  async gather(batchId: string): Promise<number> {
    const rows = await this.sql.query(
      `insert into refund_batch_item (batch_id, booking_id)
       select t.id, b.id from refund_batch t join booking b on b.performance_id = t.performance_id
        where t.id = $1 and b.state in ('HELD', 'PAYING', 'AWAITING_DEPOSIT', 'CONFIRMED')
       on conflict do nothing returning booking_id`,
      [batchId],
    );
    return rows.length;
  }

  async running(): Promise<readonly string[]> {
    const rows = await this.sql.query<{ id: string }>(
      `select id from refund_batch where state = 'RUNNING' order by started_at`,
    );
    return rows.map(({ id }) => id);
  }

  due(batchId: string, limit: number): Promise<readonly BatchItem[]> {
    return this.sql.query<BatchItem>(
      `select i.batch_id as "batchId", i.booking_id as "bookingId", t.reason, t.requested_by as "requestedBy"
         from refund_batch_item i join refund_batch t on t.id = i.batch_id
        where i.batch_id = $1 and i.state = 'PENDING' and i.next_attempt_at <= clock_timestamp()
        order by i.next_attempt_at, i.booking_id limit $2 for update of i skip locked`,
      [batchId, limit],
    );
  }

  async lockItem({ batchId, bookingId }: BatchItem): Promise<boolean> {
    const rows = await this.sql.query(
      `select 1 from refund_batch_item where batch_id = $1 and booking_id = $2 and state = 'PENDING' for update skip locked`,
      [batchId, bookingId],
    );
    return rows.length > 0;
  }

  async done({ batchId, bookingId }: BatchItem, outcome: BatchOutcome, refundId?: string): Promise<void> {
    await this.sql.query(
      `update refund_batch_item set state = 'DONE', outcome = $3, refund_id = $4, done_at = clock_timestamp(), last_error = null
        where batch_id = $1 and booking_id = $2`,
      [batchId, bookingId, outcome, refundId ?? null],
    );
  }

  async putOff({ batchId, bookingId }: BatchItem, seconds: number, error?: string): Promise<void> {
    await this.sql.query(
      `update refund_batch_item
          set next_attempt_at = clock_timestamp() + make_interval(secs => $3), attempts = attempts + 1, last_error = $4
        where batch_id = $1 and booking_id = $2 and state = 'PENDING'`,
      [batchId, bookingId, seconds, error ?? null],
    );
  }

  async finish(batchId: string): Promise<boolean> {
    const rows = await this.sql.query(
      `update refund_batch t set state = 'DONE', finished_at = clock_timestamp()
        where t.id = $1 and t.state = 'RUNNING' and t.started_at < clock_timestamp() - make_interval(secs => $2)
          and not exists (select from refund_batch_item i where i.batch_id = t.id and i.state = 'PENDING')
       returning t.id`,
      [batchId, LONGEST_TRANSACTION_SECONDS],
    );
    return rows.length > 0;
  }
}

function batchOf(row: BatchRow) {
  return { ...row, refundTotal: Number(row.refundTotal), refundedTotal: Number(row.refundedTotal) };
}
