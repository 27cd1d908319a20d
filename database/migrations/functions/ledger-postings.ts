/**
 * Entries the database writes by itself when money moves, at the end of the transaction that moved it: the service, the
 * seeds and a person at a console cannot forget one. The functions run with their owner's rights, because the
 * application itself may only read the ledger.
 */
export const ledgerPostings = `
-- Recorded is now; only somebody other than the application, loading history, may say that it was earlier.
create function entry_recorded_at(p_said timestamptz) returns timestamptz language sql volatile as $$
  select case when current_setting('tiketi.history', true) = 'on' and current_setting('role') <> 'tiketi_app'
              then p_said else clock_timestamp() end
$$;

-- An entry without lines; null when it is there already.
create function begin_entry(p_kind text, p_payment uuid, p_refund uuid, p_key text, p_occurred timestamptz, p_recorded timestamptz,
                            p_dedupe text) returns bigint language sql volatile as $$
  insert into ledger_entry (kind, occurred_at, recorded_at, booking_id, payment_id, refund_id, payment_key, transaction_key,
                            booking_number, order_id, method, event_id, event_title, starts_at, dedupe_key)
  select p_kind, p_occurred, entry_recorded_at(p_recorded), b.id, p.id, p_refund, p.payment_key, p_key,
         b.number, p.order_id, p.method, e.id, e.title_ko, f.starts_at, p_dedupe
    from payment p
    join booking b on b.id = p.booking_id
    left join performance f on f.id = b.performance_id
    left join event e on e.id = f.event_id
   where p.id = p_payment
  on conflict (dedupe_key) do nothing
  returning id
$$;

-- Money came: Dr what the gateway owes us, Cr tickets and fees seat by seat. What no seat accounts for (the booking could
-- not take it, or the sum is another) is money that waits for its owner.
create function post_capture(t payment_transaction) returns void language plpgsql as $$
declare
  v_entry bigint := begin_entry('CAPTURE', t.payment_id, null, t.transaction_key, t.at, t.recorded_at, 'CAPTURE:' || t.transaction_key);
begin
  if v_entry is null then return; end if;
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

-- The gateway gave everything back although nobody here had asked for it: the sale is taken back line by line.
create function reverse_capture(p_entry bigint, t payment_transaction) returns boolean language plpgsql as $$
declare v_capture bigint;
begin
  select e.id into v_capture from ledger_entry e
   where e.payment_id = t.payment_id and e.kind = 'CAPTURE'
     and t.amount = (select sum(p.amount) from ledger_posting p where p.entry_id = e.id and p.account = 'GATEWAY_RECEIVABLE');
  if v_capture is null then return false; end if;
  insert into ledger_posting (entry_id, line, account, amount, claim_id, seat)
  select p_entry, line, case account when 'TICKET_SALES' then 'REFUNDED_SALES'
                                     when 'BOOKING_FEES' then 'REFUNDED_BOOKING_FEES' else account end, -amount, claim_id, seat
    from ledger_posting where entry_id = v_capture;
  return true;
end $$;

-- Money went back: Dr the debt to the buyer, Cr what the gateway owes us, or our bank when somebody paid by hand.
create function post_refund_paid(t payment_transaction) returns void language plpgsql as $$
declare
  v_refund uuid;
  v_entry bigint;
begin
  select id into v_refund from refund where transaction_key = t.transaction_key;
  v_entry := begin_entry('REFUND_PAID', t.payment_id, v_refund, t.transaction_key, t.at, t.recorded_at, 'REFUND_PAID:' || t.transaction_key);
  if v_entry is null or (v_refund is null and reverse_capture(v_entry, t)) then return; end if;
  insert into ledger_posting (entry_id, line, account, amount) values
    (v_entry, 1, case when v_refund is null then 'UNCLAIMED_MONEY' else 'REFUNDS_PAYABLE' end, t.amount),
    (v_entry, 2, case when t.transaction_key like 'manual:%' then 'BANK' else 'GATEWAY_RECEIVABLE' end, -t.amount);
end $$;

create function post_payment_transaction(t payment_transaction) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if t.kind = 'CAPTURE' then perform post_capture(t); else perform post_refund_paid(t); end if;
end $$;
create function on_payment_transaction_post() returns trigger language plpgsql as $$
begin
  perform post_payment_transaction(new);
  return null;
end $$;
-- At the end of the transaction: only then it is known whether the booking took the money, and which seats it bought.
create constraint trigger ledger_posts_transaction after insert on payment_transaction
  deferrable initially deferred for each row execute function on_payment_transaction_post();`;
