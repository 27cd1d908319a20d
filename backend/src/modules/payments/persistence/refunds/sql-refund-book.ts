import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { RefundBook, type RefundMove } from '../../application/refunds/refund-book';
import { type NewRefund, type Refund, sumOf } from '../../domain/refunds/refund';
import type { MoneyCaseKind } from '../../domain/refunds/money-case';
import { mayMove, type RefundState } from '../../domain/refunds/refund-state';

const REFUND = `
  select id, booking_id as "bookingId", payment_id as "paymentId", cause, state, state_at as "stateAt", amount, part_of as "partOf",
         amount + coalesce((select sum(o.amount) from refund o where o.part_of = refund.id), 0)::int as "wholeAmount",
         extract(epoch from clock_timestamp() - state_at)::float8 as "inStateSeconds",
         extract(epoch from clock_timestamp() - requested_at)::float8 as "ageSeconds",
         cancellation_fee as "cancellationFee", booking_fee_returned as "bookingFeeReturned",
         transaction_key as "transactionKey", requested_by as "requestedBy", reason, requested_at as "requestedAt",
         attempts, key_round as "keyRound", last_error as "lastError"
    from refund`;

/** How long a worker that took a refund is left alone with it. */
const LEASE_SECONDS = 30;
// Toss works on the first of two cancellations of a payment within a second and drops the other.
const BEHIND = `exists (
  select from refund o
   where o.payment_id = r.payment_id and o.id <> r.id
     and (o.state in ('SENT', 'UNKNOWN') or (o.state = 'DONE' and o.attempts > 0 and o.state_at > clock_timestamp() - interval '1.5 s')))`;

@Injectable()
export class SqlRefundBook extends RefundBook {
  constructor(private readonly sql: Sql) {
    super();
  }

  async add(wanted: NewRefund): Promise<Refund> {
    const { id, bookingId, paymentId, cause, amount, items, idempotencyKey, requestedBy, reason, beyondItems, partOf } =
      wanted;
    const { cancellationFee, bookingFeeReturned } = sumOf(items);
    await this.sql.query(
      `insert into refund (id, booking_id, payment_id, cause, state, amount, cancellation_fee, booking_fee_returned,
                           idempotency_key, requested_by, reason, moved_by, moved_because, beyond_items, part_of)
       values ($1, $2, $3, $4, 'REQUESTED', $5, $6, $7, $8, $9, $10, $9, lower($4), $11, $12)`,
      [
        id,
        bookingId,
        paymentId,
        cause,
        amount,
        cancellationFee,
        bookingFeeReturned,
        idempotencyKey,
        requestedBy,
        reason,
        beyondItems ?? 0,
        partOf ?? null,
      ],
    );
    await this.sql.query(
      `insert into refund_item (refund_id, claim_id, price, cancellation_fee, booking_fee, booking_fee_returned, amount, unasked)
       select $1, i.*, $8 from unnest($2::bigint[], $3::int[], $4::int[], $5::int[], $6::int[], $7::int[]) i`,
      [
        id,
        items.map(({ claimId }) => claimId),
        items.map(({ price }) => price),
        items.map((item) => item.cancellationFee),
        items.map(({ bookingFee }) => bookingFee),
        items.map((item) => item.bookingFeeReturned),
        items.map((item) => item.amount),
        cause === 'GATEWAY',
      ],
    );
    return this.found(id);
  }

  get(refundId: string): Promise<Refund | undefined> {
    return this.sql.one<Refund>(`${REFUND} where id = $1`, [refundId]);
  }

  async lock(refundId: string): Promise<Refund | undefined> {
    await this.sql.query('select 1 from refund where id = $1 for update', [refundId]);
    return this.get(refundId);
  }

  byIdempotencyKey(bookingId: string, key: string): Promise<Refund | undefined> {
    return this.sql.one<Refund>(`${REFUND} where booking_id = $1 and idempotency_key = $2`, [bookingId, key]);
  }

  async move({ id, state }: Refund, move: RefundMove): Promise<Refund> {
    const { to, actor, cause, transactionKey, error, nextInSeconds, newKey } = move;
    if (!mayMove(state, to)) throw new Error(`A refund may not move from ${state} to ${to}`);
    await this.sql.query(
      `update refund
          set state = $2, state_at = clock_timestamp(), moved_by = $3, moved_because = $4,
              transaction_key = coalesce($5, transaction_key), last_error = coalesce($6, last_error),
              attempts = attempts + case when $2 = 'SENT' then 1 else 0 end,
              next_attempt_at = clock_timestamp() + make_interval(secs => $7),
              key_round = key_round + case when $8 then 1 else 0 end
        where id = $1`,
      [id, to, actor, cause, transactionKey ?? null, error ?? null, nextInSeconds ?? 0, newKey ?? false],
    );
    return this.found(id);
  }

  async claimsOf(refundId: string): Promise<readonly string[]> {
    const rows = await this.sql.query<{ id: string }>(
      'select claim_id::text as id from refund_item where refund_id = $1',
      [refundId],
    );
    return rows.map(({ id }) => id);
  }

  async openCase(kind: MoneyCaseKind, refundId: string, amount: number): Promise<void> {
    await this.sql.query(
      'insert into money_case (kind, refund_id, amount) select $1, $2, $3 where $3 > 0 on conflict do nothing',
      [kind, refundId, amount],
    );
  }

  openOf(paymentId: string): Promise<readonly Refund[]> {
    return this.sql.query<Refund>(`${REFUND} where payment_id = $1 and state <> 'DONE' order by requested_at`, [
      paymentId,
    ]);
  }

  async takeDue(limit: number): Promise<readonly string[]> {
    const rows = await this.sql.query<{ id: string }>(
      `update refund set next_attempt_at = clock_timestamp() + make_interval(secs => $2)
        where id in (select r.id from refund r
                      where r.state in ('REQUESTED', 'SENT', 'UNKNOWN') and r.next_attempt_at <= clock_timestamp()
                        and not (r.state = 'REQUESTED' and ${BEHIND})
                      order by r.next_attempt_at limit $1 for update skip locked)
      returning id`,
      [limit, LEASE_SECONDS],
    );
    return rows.map(({ id }) => id);
  }

  async isBehindAnother({ id }: Refund): Promise<boolean> {
    const row = await this.sql.one<{ behind: boolean }>(`select ${BEHIND} as behind from refund r where r.id = $1`, [
      id,
    ]);
    return row?.behind === true;
  }

  async knownTransactions(paymentId: string): Promise<ReadonlySet<string>> {
    const rows = await this.sql.query<{ key: string }>(
      `select transaction_key as key from payment_transaction where payment_id = $1 and kind = 'REFUND'`,
      [paymentId],
    );
    return new Set(rows.map(({ key }) => key));
  }

  open() {
    return this.sql.query<{ state: RefundState; count: number; oldestSeconds: number }>(
      `select state, count(*)::int as count,
              extract(epoch from clock_timestamp() - min(requested_at))::float8 as "oldestSeconds"
         from refund where state <> 'DONE' group by state`,
    );
  }

  async byBankWithinADay(): Promise<number> {
    const row = await this.sql.one<{ count: number }>(
      `select count(*)::int as count from refund where cause = 'BANK' and requested_at > now() - interval '1 day'`,
    );
    return row?.count ?? 0;
  }

  manualBecause(cause: string, withinSeconds: number, limit: number): Promise<readonly Refund[]> {
    return this.sql.query<Refund>(
      `${REFUND} where state = 'MANUAL' and moved_because = $1 and requested_at > clock_timestamp() - make_interval(secs => $2)
        order by requested_at limit $3`,
      [cause, withinSeconds, limit],
    );
  }

  async givenByStaff(bookingId: string): Promise<number> {
    const row = await this.sql.one<{ sum: string }>(
      `select coalesce(sum(amount), 0)::bigint as sum from refund where booking_id = $1 and cause in ('STAFF', 'ORGANISER')`,
      [bookingId],
    );
    return Number(row?.sum ?? 0);
  }

  async isManualBecause(refundId: string, cause: string, withinSeconds: number): Promise<boolean> {
    const rows = await this.sql.query(
      `select 1 from refund where id = $1 and state = 'MANUAL' and moved_because = $2
          and requested_at > clock_timestamp() - make_interval(secs => $3)`,
      [refundId, cause, withinSeconds],
    );
    return rows.length > 0;
  }

  private async found(id: string): Promise<Refund> {
    const refund = await this.get(id);
    if (!refund) throw new Error(`Refund ${id} has disappeared`);
    return refund;
  }
}
