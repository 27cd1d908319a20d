/** A movement is listed at the gateway within this many days of the sale in its settlements. */
const SETTLED_AFTER_DAYS = 5;
const SETTLEMENT_DAYS = 7;

const KOREAN_DAY = (at: string) => `(${at} at time zone 'Asia/Seoul')::date`;

/** What moved by our books: what the gateway owes us more or less. What was paid by hand is none of its business. */
const OURS = `
  select e.id, e.kind, e.transaction_key, e.payment_key, e.order_id, e.booking_number, e.occurred_at,
         ${KOREAN_DAY('e.occurred_at')} as day, p.amount
    from ledger_entry e
   cross join lateral (select sum(l.amount) as amount from ledger_posting l
                        where l.entry_id = e.id and l.account = 'GATEWAY_RECEIVABLE') p
   where e.kind in ('CAPTURE', 'REFUND_PAID') and p.amount is not null`;

/**
 * Our entry for a row of the gateway: by its key, or, where we learnt of a capture only after it was cancelled and never
 * saw its key, by the order's.
 */
const OUR_ENTRY = (row: string) => `
  left join lateral (select o.* from (${OURS}) o
                      where o.id in (select id from ledger_entry
                                      where dedupe_key in ('CAPTURE:' || ${row}.transaction_key, 'REFUND_PAID:' || ${row}.transaction_key)
                                         or (${row}.amount > 0 and dedupe_key = 'CAPTURE:' || ${row}.order_id || ':capture'))
                      limit 1) o on true`;

/** The gateway's row for an entry of ours, whatever its day. */
const THEIR_ROW = (table: string) => `
  left join lateral (select * from ${table} g
                      where g.transaction_key = o.transaction_key
                         or (o.kind = 'CAPTURE' and o.transaction_key = o.order_id || ':capture' and g.payment_key = o.payment_key and g.amount > 0)
                      limit 1) g on true`;

const RUN = `(select * from reconciliation_run where id = $1)`;

/** What the gateway listed to this run, or to anybody since it began: runs whose days overlap read the same rows. */
const LISTED = `(g.seen_by = r.id or g.seen_at >= r.started_at)`;

/** What it says of a settlement by now, which is not always what it said when it was booked. */
const REPORTED_AMOUNT = 'coalesce(g.reported_amount, g.amount)';
const REVISED = `g.reported_amount is not null
  and (g.reported_amount, g.reported_interest_fee, g.reported_supply_amount, g.reported_vat, g.reported_pay_out_amount, g.reported_paid_out_date)
      is distinct from (g.amount, g.interest_fee, g.supply_amount, g.vat, g.pay_out_amount, g.paid_out_date)`;

const CASE_COLUMNS = `source, kind, transaction_key, payment_key, order_id, booking_number, day, ours_amount, theirs_amount, ours_at, theirs_at`;

/** What the gateway lists in the days of the run, beside our entry for it. */
const THEIRS_BESIDE_OURS = `
  select g.transaction_key, g.payment_key, g.order_id, g.amount as theirs_amount, g.at as theirs_at, ${KOREAN_DAY('g.at')} as day,
         o.id as ours, o.booking_number, o.amount as ours_amount, o.occurred_at as ours_at, o.day as ours_day
    from ${RUN} r
    join gateway_transaction g on ${LISTED} and ${KOREAN_DAY('g.at')} between r.from_day and r.to_day
    ${OUR_ENTRY('g')}`;

/** What we booked in the days of the run, beside the gateway's row for it. */
const OURS_BESIDE_THEIRS = `
  select o.*, g.transaction_key as theirs, g.amount as theirs_amount, g.at as theirs_at, ${KOREAN_DAY('g.at')} as theirs_day
    from ${RUN} r
    join (${OURS}) o on o.occurred_at >= r.from_day::timestamp at time zone 'Asia/Seoul'
                    and o.occurred_at < (r.to_day + 1)::timestamp at time zone 'Asia/Seoul'
    ${THEIR_ROW('gateway_transaction')}`;

const SETTLEMENTS_BESIDE_OURS = `
  select g.transaction_key, g.payment_key, g.order_id, ${REPORTED_AMOUNT} as theirs_amount, g.sold_date as day,
         g.sold_date::timestamp at time zone 'Asia/Seoul' as theirs_at,
         g.pay_out_amount + g.supply_amount + g.interest_fee + g.vat = g.amount as adds_up, ${REVISED} as revised,
         o.id as ours, o.booking_number, o.amount as ours_amount, o.occurred_at as ours_at, o.day as ours_day
    from ${RUN} r
    join gateway_settlement g on ${LISTED} and g.sold_date between r.from_day - ${SETTLEMENT_DAYS} and r.to_day
    ${OUR_ENTRY('g')}`;

const OURS_BESIDE_SETTLEMENTS = `
  select o.*, g.transaction_key as theirs
    from ${RUN} r
    join (${OURS}) o on o.day between r.from_day - ${SETTLEMENT_DAYS} and r.to_day and o.day < ${KOREAN_DAY('r.started_at')} - ${SETTLED_AFTER_DAYS}
                    and o.occurred_at >= (r.from_day - ${SETTLEMENT_DAYS})::timestamp at time zone 'Asia/Seoul'
                    and o.occurred_at < (r.to_day + 1)::timestamp at time zone 'Asia/Seoul'
    ${THEIR_ROW('gateway_settlement')}`;

/**
 * A deposit the bank took back within minutes was never ours: what is not in our books and comes to nothing for its
 * payment is no difference.
 */
const COMES_TO_NOTHING = (table: string) => `
  (select sum(n.amount) from ${table} n
    where n.payment_key = x.payment_key
      and not exists (select from ledger_entry k where k.dedupe_key in ('CAPTURE:' || n.transaction_key, 'REFUND_PAID:' || n.transaction_key))) = 0`;

/** Every difference of the run, as a case. */
const DIFFERENCES = `
  select 'TRANSACTION' as source, 'MISSING_HERE' as kind, transaction_key, payment_key, order_id, booking_number, day,
         null::bigint as ours_amount, theirs_amount, null::timestamptz as ours_at, theirs_at from (${THEIRS_BESIDE_OURS}) x
   where ours is null and not ${COMES_TO_NOTHING('gateway_transaction')}
  union all
  select 'TRANSACTION', 'AMOUNT', transaction_key, payment_key, order_id, booking_number, day, ours_amount, theirs_amount, ours_at, theirs_at
    from (${THEIRS_BESIDE_OURS}) x where ours_amount <> theirs_amount
  union all
  select 'TRANSACTION', 'DATE', transaction_key, payment_key, order_id, booking_number, day, ours_amount, theirs_amount, ours_at, theirs_at
    from (${THEIRS_BESIDE_OURS}) x where ours_day <> day
  union all
  select 'TRANSACTION', 'MISSING_THERE', transaction_key, payment_key, order_id, booking_number, day, amount, null, occurred_at, null
    from (${OURS_BESIDE_THEIRS}) x where theirs is null
  union all
  select 'TRANSACTION', 'DATE', theirs, payment_key, order_id, booking_number, day, amount, theirs_amount, occurred_at, theirs_at
    from (${OURS_BESIDE_THEIRS}) x where theirs_day <> day
  union all
  select 'SETTLEMENT', 'MISSING_HERE', transaction_key, payment_key, order_id, booking_number, day, null, theirs_amount, null, theirs_at
    from (${SETTLEMENTS_BESIDE_OURS}) x where ours is null and not ${COMES_TO_NOTHING('gateway_settlement')}
  union all
  select 'SETTLEMENT', 'AMOUNT', transaction_key, payment_key, order_id, booking_number, day, ours_amount, theirs_amount, ours_at, theirs_at
    from (${SETTLEMENTS_BESIDE_OURS}) x where ours_amount <> theirs_amount or not adds_up or revised
  union all
  select 'SETTLEMENT', 'DATE', transaction_key, payment_key, order_id, booking_number, day, ours_amount, theirs_amount, ours_at, theirs_at
    from (${SETTLEMENTS_BESIDE_OURS}) x where ours_day <> day
  union all
  select 'SETTLEMENT', 'MISSING_THERE', transaction_key, payment_key, order_id, booking_number, day, amount, null, occurred_at, null
    from (${OURS_BESIDE_SETTLEMENTS}) x where theirs is null`;

/** Opens what is new and renews what is known; who was said to have resolved it was wrong. */
const OPEN_CASES = `
  insert into reconciliation_case (${CASE_COLUMNS}, seen_by, owner)
  select distinct on (source, kind, transaction_key) ${CASE_COLUMNS}, $1,
         (select id from staff_member m where 'staff:' || m.id = (select requested_by from reconciliation_run where id = $1))
    from (${DIFFERENCES}) d order by source, kind, transaction_key, day
  on conflict (source, kind, transaction_key) do update set
    day = excluded.day, ours_amount = excluded.ours_amount, theirs_amount = excluded.theirs_amount,
    ours_at = excluded.ours_at, theirs_at = excluded.theirs_at, seen_by = excluded.seen_by,
    state_at = case reconciliation_case.state when 'RESOLVED' then clock_timestamp() else reconciliation_case.state_at end,
    state = case reconciliation_case.state when 'RESOLVED' then 'OPEN' else reconciliation_case.state end`;

/** What this run looked at and no longer found is resolved. */
const RESOLVE_CASES = `
  update reconciliation_case c set state = 'RESOLVED', state_at = clock_timestamp()
    from reconciliation_run r
   where r.id = $1 and c.state = 'OPEN' and c.seen_by <> r.id
     and c.day between case c.source when 'TRANSACTION' then r.from_day else r.from_day - ${SETTLEMENT_DAYS} end and r.to_day`;

const FINISH = `
  with theirs as (${THEIRS_BESIDE_OURS}),
       ours as (${OURS_BESIDE_THEIRS}),
       cases as (select kind, count(*)::int as n from reconciliation_case where seen_by = $1 and source = 'TRANSACTION' group by kind)
  update reconciliation_run set
    state = 'DONE', finished_at = clock_timestamp(), last_error = null,
    ours = (select count(*) from ours), ours_total = (select coalesce(sum(amount), 0) from ours),
    theirs = (select count(*) from theirs), theirs_total = (select coalesce(sum(theirs_amount), 0) from theirs),
    settlements = (select count(*) from (${SETTLEMENTS_BESIDE_OURS}) s),
    matched = (select count(*) from theirs where ours_amount = theirs_amount and ours_day = day),
    missing_here = coalesce((select n from cases where kind = 'MISSING_HERE'), 0),
    missing_there = coalesce((select n from cases where kind = 'MISSING_THERE'), 0),
    amount_differs = coalesce((select n from cases where kind = 'AMOUNT'), 0),
    date_differs = coalesce((select n from cases where kind = 'DATE'), 0)
  where id = $1`;

/** Payments of ours of which the gateway lists money that is not in our books: their webhooks were lost. */
export const UNBOOKED_PAYMENTS = `
  select distinct p.id from reconciliation_case c join payment p on p.payment_key = c.payment_key
   where c.seen_by = $1 and c.source = 'TRANSACTION' and c.kind = 'MISSING_HERE' and c.state = 'OPEN'`;

/** What was missing here and is in the books by now, with the gateway's sum and on its day, is no difference any more. */
export const RESOLVE_BOOKED = `
  update reconciliation_case c set state = 'RESOLVED', state_at = clock_timestamp(), ours_amount = o.amount, ours_at = o.occurred_at
    from (${OURS}) o
   where c.state = 'OPEN' and c.source = 'TRANSACTION' and c.kind = 'MISSING_HERE'
     and o.id in (select id from ledger_entry
                   where dedupe_key in ('CAPTURE:' || c.transaction_key, 'REFUND_PAID:' || c.transaction_key)
                      or (c.theirs_amount > 0 and dedupe_key = 'CAPTURE:' || c.order_id || ':capture'))
     and o.amount = c.theirs_amount and o.day = c.day
  returning c.id`;

/** The comparison, in one transaction; $1 is the run. */
export const COMPARE_STATEMENTS = [OPEN_CASES, RESOLVE_CASES, FINISH];
