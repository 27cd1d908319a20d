import type { Client } from 'pg';
import { idAt } from '../ids.ts';
import type { Sale } from './plan-sales.ts';

/**
 * Seats given back as the service does it: seat and ticket first, with the promise to return the money; then the money.
 * Fees follow the terms of the booking: free within a day of buying when the show is days away, else by the ladder; the
 * booking fee goes back on the day of purchase.
 */
export async function giveBack(client: Client, sales: readonly Sale[]): Promise<void> {
  if (sales.length === 0) return;
  const bookingIds = sales.map(({ bookingId }) => bookingId);
  const times = sales.map(({ cancelledAt }) => cancelledAt);
  const seats = sales.flatMap(({ bookingId, givenBack, cancelledAt }) =>
    givenBack.map((ordinal) => ({ bookingId, ordinal, cancelledAt })),
  );
  const seatColumns = [
    seats.map(({ bookingId }) => bookingId),
    seats.map(({ ordinal }) => ordinal),
    seats.map(({ cancelledAt }) => cancelledAt),
  ];
  await client.query(
    `update booking set state = 'CANCELLED', moved_by = 'buyer', moved_because = 'cancel' where id = any ($1)`,
    [sales.filter(({ ordinals, givenBack }) => ordinals.length === givenBack.length).map(({ bookingId }) => bookingId)],
  );
  const given = `unnest($1::uuid[], $2::int[], $3::timestamptz[]) s(booking, ordinal, at)`;
  await client.query(
    `update ticket t set state = 'VOID', voided_at = s.at, moved_by = 'buyer', moved_because = 'cancel'
       from ${given} where t.booking_id = s.booking and t.seat_ordinal = s.ordinal`,
    seatColumns,
  );
  await client.query(
    `update claim c set state = 'RELEASED', released_at = s.at, moved_by = 'buyer', moved_because = 'cancel'
       from ${given} where c.booking_id = s.booking and c.seat_ordinal = s.ordinal`,
    seatColumns,
  );
  await promiseMoney(client, sales, bookingIds, times);
  await returnMoney(client, bookingIds);
}

async function promiseMoney(client: Client, sales: readonly Sale[], bookingIds: string[], times: (Date | undefined)[]) {
  await client.query(
    `with cancelled as (
       select s.*, b.confirmed_at, b.booking_fee, y.*,
              (y.starts_at at time zone 'Asia/Seoul')::date - (s.at at time zone 'Asia/Seoul')::date as days
         from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[]) s(refund, booking, payment, at)
         join booking b on b.id = s.booking
         join booking_terms y on y.booking_id = b.id
     ), items as (
       select x.refund, c.id as claim, c.unit_price as price,
              case when x.at < x.purchased_at + make_interval(hours => x.cooling_off_hours) and x.days >= x.cooling_off_min_days then 0
                   else c.unit_price * ladder.percent / 100 end as fee,
              x.booking_fee / (select count(*) from claim n where n.booking_id = x.booking) as booking_fee,
              (x.at at time zone 'Asia/Seoul')::date = (x.purchased_at at time zone 'Asia/Seoul')::date as same_day
         from cancelled x
         join claim c on c.booking_id = x.booking and c.state = 'RELEASED'
        cross join lateral (select (t ->> 'feePercent')::int as percent from jsonb_array_elements(x.tiers) t
                             where (t ->> 'minDaysBefore')::int <= x.days order by (t ->> 'minDaysBefore')::int desc limit 1) ladder
     ), priced as (
       select *, case when same_day then booking_fee else 0 end as returned from items
     ), promised as (
       insert into refund (id, booking_id, payment_id, cause, state, amount, cancellation_fee, booking_fee_returned, idempotency_key,
                           requested_by, requested_at, moved_by, moved_because)
       select x.refund, x.booking, x.payment, 'BUYER', 'REQUESTED', sum(i.price - i.fee + i.returned), sum(i.fee), sum(i.returned),
              'demo-' || x.refund, 'buyer:' || b.account_id, x.at, 'buyer', 'cancel'
         from cancelled x join booking b on b.id = x.booking join priced i on i.refund = x.refund
        group by x.refund, x.booking, x.payment, b.account_id, x.at
     )
     insert into refund_item (refund_id, claim_id, price, cancellation_fee, booking_fee, booking_fee_returned, amount)
     select refund, claim, price, fee, booking_fee, returned, price - fee + returned from priced`,
    [
      sales.map(({ cancelledAt, createdAt }) => idAt(cancelledAt ?? createdAt)),
      bookingIds,
      sales.map(({ paymentId }) => paymentId),
      times,
    ],
  );
}

async function returnMoney(client: Client, bookingIds: string[]): Promise<void> {
  await client.query(
    `insert into payment_transaction (payment_id, kind, amount, transaction_key, at, recorded_at)
     select payment_id, 'REFUND', amount, 'demo_refund_' || id, requested_at + interval '4 seconds', requested_at + interval '4 seconds'
       from refund where booking_id = any ($1) and amount > 0`,
    [bookingIds],
  );
  for (const state of ['SENT', 'DONE']) {
    await client.query(
      `update refund set state = $2, state_at = requested_at + interval '4 seconds', moved_by = 'gateway', moved_because = 'cancelled',
                         transaction_key = case when $2 = 'DONE' and amount > 0 then 'demo_refund_' || id end
        where booking_id = any ($1)`,
      [bookingIds, state],
    );
  }
  await client.query(
    `update payment p set state = case p.balance when 0 then 'CANCELED' else 'PARTIAL_CANCELED' end,
                          state_at = r.state_at, moved_by = 'system', moved_because = 'refund'
       from refund r where r.payment_id = p.id and r.booking_id = any ($1) and r.amount > 0`,
    [bookingIds],
  );
}
