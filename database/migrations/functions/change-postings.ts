/**
 * The ledger's view of a change (docs/adr/0028): one entry CHANGE takes the old seats out of the sales and puts the new
 * ones in. What the two differ by passes through CHANGE_CLEARING, which is empty again when the transaction commits.
 */
export const changePostings = `
-- The booking of a refund may be another one than its payment's: after a change the money stays where it was paid.
create or replace function begin_entry(p_kind text, p_payment uuid, p_refund uuid, p_key text, p_occurred timestamptz, p_recorded timestamptz,
                            p_dedupe text) returns bigint language sql volatile as $$
  insert into ledger_entry (kind, occurred_at, recorded_at, booking_id, payment_id, refund_id, payment_key, transaction_key,
                            booking_number, order_id, method, event_id, event_title, starts_at, dedupe_key)
  select p_kind, p_occurred, entry_recorded_at(p_recorded), b.id, p.id, p_refund, p.payment_key, p_key,
         b.number, p.order_id, p.method, e.id, e.title_ko, f.starts_at, p_dedupe
    from payment p
    join booking b on b.id = coalesce((select r.booking_id from refund r where r.id = p_refund), p.booking_id)
    left join performance f on f.id = b.performance_id
    left join event e on e.id = f.event_id
   where p.id = p_payment
  on conflict (dedupe_key) do nothing
  returning id
$$;

-- The gateway took money: Dr what it owes us, Cr each seat and each seat's booking fee. What seats do not account for (they
-- were not sold, the sum is another) is money that waits for its owner; the difference of a change waits for its entry.
create or replace function post_capture(t payment_transaction) returns void language plpgsql as $$
declare
  v_entry bigint := begin_entry('CAPTURE', t.payment_id, null, t.transaction_key, t.at, t.recorded_at, 'CAPTURE:' || t.transaction_key);
begin
  if v_entry is null then return; end if;
  if exists (select from payment p join booking_change g on g.to_booking_id = p.booking_id and g.state = 'DONE'
              where p.id = t.payment_id and p.returning_since is null) then
    insert into ledger_posting (entry_id, line, account, amount) values
      (v_entry, 1, 'GATEWAY_RECEIVABLE', t.amount), (v_entry, 2, 'CHANGE_CLEARING', -t.amount);
    return;
  end if;
  insert into ledger_posting (entry_id, line, account, amount, claim_id, seat)
  with sold as (
    select c.id, c.unit_price, s.seat_id, b.booking_fee, row_number() over (order by c.id) as n, count(*) over () as seats
      from payment p
      join booking b on b.id = p.booking_id
      join claim c on c.booking_id = b.id
      join performance f on f.id = c.performance_id
      left join seat s on s.seat_map_id = f.seat_map_id and s.ordinal = c.seat_ordinal
     where p.id = t.payment_id and p.returning_since is null
       and (c.state = 'SOLD' or exists (select from ticket k where k.claim_id = c.id))
       and not exists (select from ledger_posting l where l.claim_id = c.id and l.account = 'TICKET_SALES')
  ), lines as (
    select 2 as part, id as claim_id, seat_id, 'TICKET_SALES' as account, -unit_price::bigint as amount from sold
    union all
    -- A fee that does not divide evenly: whole won, and their sum is the fee.
    select 3, id, seat_id, 'BOOKING_FEES', -(booking_fee * n / seats - booking_fee * (n - 1) / seats) from sold
    union all
    select 4, null, null, 'DISCOUNTS', b.discount
      from payment p join booking b on b.id = p.booking_id where p.id = t.payment_id and exists (select from sold)
  ), complete as (
    select 1 as part, null::bigint as claim_id, null as seat_id, 'GATEWAY_RECEIVABLE' as account, t.amount::bigint as amount
    union all select * from lines
    union all select 5, null, null, 'UNCLAIMED_MONEY', -(t.amount + coalesce((select sum(amount) from lines), 0))
  )
  select v_entry, row_number() over (order by part, claim_id), account, amount, claim_id, seat_id from complete where amount <> 0;
end $$;

-- A debt to the buyer: Dr the seats and fees taken back, Cr the fee for cancelling and what we owe. Money no booking
-- could take was never a sale: it only changes from waiting for its owner to owed. What goes back from another payment of
-- the same purchase is an entry of its own, and so is what a change leaves over.
create or replace function post_refund(r refund) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare v_entry bigint;
begin
  if r.amount = 0 and r.cancellation_fee = 0 and not exists (select from refund_item where refund_id = r.id and price > 0) then
    return;
  end if;
  v_entry := begin_entry('REFUND_REQUESTED', r.payment_id, r.id, null, r.requested_at, r.requested_at, 'REFUND_REQUESTED:' || r.id);
  if v_entry is null then return; end if;
  insert into ledger_posting (entry_id, line, account, amount, claim_id, seat)
  with items as (
    select i.*, s.seat_id
      from refund_item i
      join claim c on c.id = i.claim_id
      join performance f on f.id = c.performance_id
      left join seat s on s.seat_map_id = f.seat_map_id and s.ordinal = c.seat_ordinal
     where i.refund_id = r.id
  ), complete as (
    select 1 as part, claim_id, seat_id, 'REFUNDED_SALES' as account, price::bigint as amount from items
    union all select 2, claim_id, seat_id, 'REFUNDED_BOOKING_FEES', booking_fee_returned from items
    union all select 3, claim_id, seat_id, 'CANCELLATION_FEES', -cancellation_fee from items
    union all select 4, null, null, case when r.cause = 'CHANGE' or r.part_of is not null then 'CHANGE_CLEARING' else 'UNCLAIMED_MONEY' end,
                     r.amount where not exists (select from items)
    union all select 5, null, null, 'CHANGE_CLEARING', -coalesce((select sum(amount) from refund o where o.part_of = r.id), 0)
     where exists (select from items)
    union all select 6, null, null, 'REFUNDS_PAYABLE', -r.amount
  )
  select v_entry, row_number() over (order by part, claim_id), account, amount, claim_id, seat_id from complete where amount <> 0;
end $$;

-- Dr the old seats and their booking fees, Cr the new ones and theirs (a fee for changing is part of them); the difference
-- comes from the capture beside it, or leaves with the refund beside it.
create function post_change(g booking_change) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_entry bigint;
  v_capture payment_transaction;
begin
  select t.* into v_capture from payment p join payment_transaction t on t.payment_id = p.id and t.kind = 'CAPTURE'
   where p.booking_id = g.to_booking_id and p.returning_since is null;
  insert into ledger_entry (kind, occurred_at, recorded_at, booking_id, payment_id, payment_key, transaction_key,
                            booking_number, order_id, method, event_id, event_title, starts_at, dedupe_key)
  select 'CHANGE', coalesce(v_capture.at, g.state_at), entry_recorded_at(g.state_at), b.id, p.id, p.payment_key, v_capture.transaction_key,
         b.number, p.order_id, p.method, e.id, e.title_ko, f.starts_at, 'CHANGE:' || g.id
    from booking b
    join performance f on f.id = b.performance_id
    join event e on e.id = f.event_id
    -- The money that pays the difference, or that of the booking it came from.
    left join lateral (select m.* from payment m
                        where m.booking_id = any (booking_line(b.id)) and m.approved_at is not null and m.returning_since is null
                        order by array_position(booking_line(b.id), m.booking_id) limit 1) p on true
   where b.id = g.to_booking_id
  on conflict (dedupe_key) do nothing
  returning id into v_entry;
  if v_entry is null then return; end if;
  insert into ledger_posting (entry_id, line, account, amount, claim_id, seat)
  with old as (
    select i.claim_id, c.unit_price, i.price, i.booking_fee, s.seat_id
      from booking_change_item i join claim c on c.id = i.claim_id join performance f on f.id = c.performance_id
      left join seat s on s.seat_map_id = f.seat_map_id and s.ordinal = c.seat_ordinal
     where i.change_id = g.id
  ), new as (
    select c.id as claim_id, c.unit_price, s.seat_id, b.booking_fee, row_number() over (order by c.id) as n, count(*) over () as seats
      from booking b join claim c on c.booking_id = b.id join performance f on f.id = c.performance_id
      left join seat s on s.seat_map_id = f.seat_map_id and s.ordinal = c.seat_ordinal
     where b.id = g.to_booking_id
  ), complete as (
    select 1 as part, claim_id, seat_id, 'REFUNDED_SALES' as account, price::bigint as amount from old
    union all select 2, claim_id, seat_id, 'REFUNDED_BOOKING_FEES', booking_fee from old
    union all select 3, claim_id, seat_id, 'TICKET_SALES', -unit_price from new
    union all select 4, claim_id, seat_id, 'BOOKING_FEES', -(booking_fee * n / seats - booking_fee * (n - 1) / seats) from new
    union all select 5, null, null, 'CHANGE_CLEARING', g.new_total - g.credit
  )
  select v_entry, row_number() over (order by part, claim_id), account, amount, claim_id, seat_id from complete where amount <> 0;
end $$;
create function on_change_post() returns trigger language plpgsql as $$
begin
  perform post_change(new);
  return null;
end $$;
create constraint trigger ledger_posts_change after update of state on booking_change
  deferrable initially deferred for each row when (new.state = 'DONE') execute function on_change_post();`;
