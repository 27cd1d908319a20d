/**
 * Money the gateway gave back although nobody here had asked for it: a cancellation at its own desk, a chargeback. Such a
 * refund (cause GATEWAY) is written when the money is gone already, and its sum is the gateway's and not ours to choose:
 * `beyond_items` is what the seats it takes back do not account for, more or less.
 */
export const unaskedReturns = `
-- At the end of the transaction, as for every other refund (refund_adds_up), whose rules about sums these cannot keep.
create function unasked_return_adds_up() returns trigger language plpgsql as $$
declare
  v refund;
  v_items record;
begin
  if tg_table_name = 'refund' then
    v := new;
  else
    select * into v from refund where id = new.refund_id;
  end if;
  select count(*) filter (where i.unasked) as n, count(*) as all_items, coalesce(sum(i.amount), 0) as amount, coalesce(sum(i.cancellation_fee), 0) as fee,
         coalesce(sum(i.booking_fee_returned), 0) as returned, count(*) filter (where c.state <> 'RELEASED' or c.booking_id <> v.booking_id) as kept,
         count(*) filter (where exists (select from ticket t where t.claim_id = i.claim_id and t.state <> 'VOID')) as live
    into v_items from refund_item i join claim c on c.id = i.claim_id where i.refund_id = v.id;
  if v.cause <> 'GATEWAY' or v_items.n <> v_items.all_items
     or (v_items.amount + v.beyond_items, v_items.fee, v_items.returned) <> (v.amount, 0, v.booking_fee_returned) then
    raise exception 'what the gateway gave back (refund %) does not add up', v.id using errcode = 'check_violation';
  end if;
  if v_items.kept > 0 or v_items.live > 0 then
    raise exception 'a seat of refund % is still somebody''s', v.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
drop trigger refund_adds_up on refund;
create constraint trigger refund_adds_up after insert on refund
  deferrable initially deferred for each row when (new.cause <> 'GATEWAY') execute function refund_adds_up();
create constraint trigger unasked_return_adds_up after insert on refund
  deferrable initially deferred for each row when (new.cause = 'GATEWAY') execute function unasked_return_adds_up();
drop trigger refund_item_adds_up on refund_item;
create constraint trigger refund_item_adds_up after insert on refund_item
  deferrable initially deferred for each row when (not new.unasked) execute function refund_adds_up();
create constraint trigger unasked_item_adds_up after insert on refund_item
  deferrable initially deferred for each row when (new.unasked) execute function unasked_return_adds_up();

-- Dr the seats and fees taken back, Cr what we owe, which the gateway has paid already; what no seat accounts for waits in
-- an account of its own until two people have decided what it was (a CORRECTION).
create function post_unasked_return(r refund) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare v_entry bigint;
begin
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
    union all select 3, null, null, 'RETURNED_UNASKED', r.beyond_items
    union all select 4, null, null, 'REFUNDS_PAYABLE', -r.amount
  )
  select v_entry, row_number() over (order by part, claim_id), account, amount, claim_id, seat_id from complete where amount <> 0;
end $$;
create function on_unasked_return_post() returns trigger language plpgsql as $$
begin
  perform post_unasked_return(new);
  return null;
end $$;
drop trigger ledger_posts_refund on refund;
create constraint trigger ledger_posts_refund after insert on refund
  deferrable initially deferred for each row when (new.cause <> 'GATEWAY') execute function on_refund_post();
create constraint trigger ledger_posts_unasked_return after insert on refund
  deferrable initially deferred for each row when (new.cause = 'GATEWAY') execute function on_unasked_return_post();`;

/** Duties about money that only a person can end. */
export const moneyCases = `
create table money_case (
  id         uuid primary key default gen_random_uuid(),
  -- COMPENSATION: the organiser owes a tenth more than the refund. UNASKED_RETURN: the gateway gave money back by itself.
  kind       text not null check (kind in ('COMPENSATION', 'UNASKED_RETURN')),
  refund_id  uuid not null references refund,
  amount     int  not null check (amount > 0),
  state      text not null default 'OPEN' check (state in ('OPEN', 'CLOSED')),
  -- PAID: transferred by hand, under reference. NOT_OWED: it turned out that nothing is due. EXPLAINED: it is known what it was.
  outcome    text check (outcome in ('PAID', 'NOT_OWED', 'EXPLAINED')),
  owner      uuid references staff_member,
  reference  text check (length(reference) between 1 and 60),
  note       text check (length(note) between 5 and 300),
  opened_at  timestamptz not null default clock_timestamp(),
  closed_at  timestamptz,
  closed_by  uuid references staff_member,
  unique (kind, refund_id),
  check ((state = 'CLOSED') = (closed_at is not null) and (state = 'CLOSED') = (outcome is not null)),
  check ((outcome = 'PAID') is not distinct from (reference is not null) or outcome is null and reference is null),
  check (outcome is null or (kind = 'COMPENSATION') = (outcome in ('PAID', 'NOT_OWED')))
);
create index money_case_open on money_case (opened_at) where state = 'OPEN';
create index money_case_newest on money_case (opened_at desc);

-- Until every running program knows this table, compensations may still arrive in the old one.
create function compensation_becomes_case() returns trigger language plpgsql as $$
begin
  insert into money_case (kind, refund_id, amount) values ('COMPENSATION', new.refund_id, new.amount) on conflict do nothing;
  return null;
end $$;
create trigger compensation_becomes_case after insert on compensation_case for each row execute function compensation_becomes_case();

-- A closed case stays as it was closed, and none disappears.
create function money_case_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.state = 'OPEN' and (new.id, new.kind, new.refund_id, new.amount, new.opened_at)
       is not distinct from (old.id, old.kind, old.refund_id, old.amount, old.opened_at) then
      return new;
    end if;
  end if;
  raise exception 'a money case is closed once and never taken back (% of %)', tg_op, old.id using errcode = 'check_violation';
end $$;
create trigger money_case_stays before update or delete on money_case for each row execute function money_case_stays();

-- A compensation that was paid: Dr the expense, Cr our bank.
create function post_compensation(c money_case) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare v_entry bigint;
begin
  select begin_entry('COMPENSATION', r.payment_id, r.id, 'manual:' || c.id || ':' || c.reference, c.closed_at, c.closed_at, 'COMPENSATION:' || c.id)
    into v_entry from refund r where r.id = c.refund_id;
  if v_entry is null then return; end if;
  insert into ledger_posting (entry_id, line, account, amount) values (v_entry, 1, 'COMPENSATIONS', c.amount), (v_entry, 2, 'BANK', -c.amount);
end $$;
create function on_compensation_post() returns trigger language plpgsql as $$
begin
  perform post_compensation(new);
  return null;
end $$;
create constraint trigger ledger_posts_compensation after update on money_case
  deferrable initially deferred for each row when (old.state = 'OPEN' and new.outcome = 'PAID') execute function on_compensation_post();`;
