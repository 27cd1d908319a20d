/**
 * Seats or date changed without cancelling: what the database itself refuses, and how a change follows the booking that
 * holds its new seats. See docs/adr/0028.
 */
export const bookingChanges = `
-- The change's state machine: what is not listed cannot happen. payments/domain/changes/change-state.ts holds the same table.
create function booking_change_may_move(from_state text, to_state text) returns boolean language sql immutable as $$
  select from_state || '>' || to_state = any ('{>REQUESTED, REQUESTED>HELD, REQUESTED>DONE,
    HELD>PAYING, HELD>LAPSED, HELD>REFUNDED, PAYING>HELD, PAYING>DONE, PAYING>LAPSED, LAPSED>REFUNDED}'::text[])
$$;

create function log_booking_change_move() returns trigger language plpgsql as $$
declare was text := '';
begin
  if tg_op = 'UPDATE' then
    was := old.state;
    if (new.from_booking_id, new.to_booking_id, new.root_booking_id, new.credit, new.new_total, new.change_fee, new.floor_percent, new.idempotency_key)
       is distinct from (old.from_booking_id, old.to_booking_id, old.root_booking_id, old.credit, old.new_total, old.change_fee, old.floor_percent,
                         old.idempotency_key) then
      raise exception 'what change % agreed on stays', old.id using errcode = 'check_violation';
    end if;
  end if;
  if was = new.state then return null; end if;
  if not booking_change_may_move(was, new.state) then
    raise exception 'change % may not move from % to %', new.id, was, new.state using errcode = 'check_violation';
  end if;
  insert into booking_change_transition (booking_change_id, from_state, to_state, actor, cause)
  values (new.id, was, new.state, new.moved_by, new.moved_because);
  return null;
end $$;
create trigger booking_change_moves after insert or update on booking_change
  for each row execute function log_booking_change_move();

create function booking_change_stays() returns trigger language plpgsql as $$
begin
  raise exception 'changes are never taken back (% on %)', tg_op, tg_table_name using errcode = 'check_violation';
end $$;
create trigger booking_change_stays before delete on booking_change for each row execute function booking_change_stays();
create trigger booking_change_item_stays before update or delete on booking_change_item for each row execute function booking_change_stays();
create trigger booking_change_transition_stays before update or delete on booking_change_transition
  for each row execute function booking_change_stays();

-- The first booking of a purchase: whoever changed seats still spends the money that was paid for it.
create function purchase_of(p_booking_id uuid) returns uuid language sql stable as $$
  select coalesce((select root_booking_id from booking_change where to_booking_id = p_booking_id and state = 'DONE'), p_booking_id)
$$;

-- A booking and those it came from, itself first: whose payments stand behind it.
create function booking_line(p_booking_id uuid) returns uuid[] language sql stable as $$
  with recursive line as (
    select p_booking_id as id, 0 as step
    union all
    select g.from_booking_id, l.step + 1 from line l join booking_change g on g.to_booking_id = l.id and g.state = 'DONE')
  select array_agg(id order by step) from line
$$;

-- The hold of the new seats says how far a change is; only the change itself says that it is done.
create function change_follows_booking() returns trigger language plpgsql as $$
begin
  update booking_change g
     set state = case when new.state in ('HELD', 'PAYING') then new.state
                      when exists (select from refund r where r.booking_id = new.id and r.cause = 'NO_SEAT') and g.state = 'HELD' then 'REFUNDED'
                      else 'LAPSED' end,
         state_at = clock_timestamp(), moved_by = new.moved_by, moved_because = new.moved_because
   where g.to_booking_id = new.id and g.state in ('HELD', 'PAYING');
  return null;
end $$;
create trigger change_follows_booking after update of state on booking
  for each row when (old.state in ('HELD', 'PAYING') and new.state <> old.state and new.state <> 'CONFIRMED')
  execute function change_follows_booking();

-- Money that came for a change which had ended goes back, and the change says so.
create function change_follows_refund() returns trigger language plpgsql as $$
begin
  update booking_change set state = 'REFUNDED', state_at = clock_timestamp(), moved_by = new.moved_by, moved_because = new.moved_because
   where to_booking_id = new.booking_id and state = 'LAPSED';
  return null;
end $$;
create trigger change_follows_refund after insert on refund
  for each row when (new.cause = 'NO_SEAT') execute function change_follows_refund();

-- At the end of the transaction: never both sets of tickets, never neither.
create function booking_change_swaps() returns trigger language plpgsql as $$
begin
  if exists (select from booking_change_item i join claim c on c.id = i.claim_id left join ticket t on t.claim_id = c.id
              where i.change_id = new.id and (c.booking_id <> new.from_booking_id or c.state <> 'RELEASED' or t.state is distinct from 'VOID'
                                              or exists (select from refund_item r where r.claim_id = c.id)))
     or (select coalesce(sum(price + booking_fee), 0) from booking_change_item where change_id = new.id) <> new.credit
     or not exists (select from booking b where b.id = new.to_booking_id and b.state = 'CONFIRMED' and b.total = new.new_total)
     or (select count(*) from booking_change_item where change_id = new.id)
        <> (select count(*) from claim c join ticket t on t.claim_id = c.id and t.state = 'VALID'
             where c.booking_id = new.to_booking_id and c.state = 'SOLD')
  then
    raise exception 'change % is done, but its seats did not change hands', new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger booking_change_swaps after update of state on booking_change
  deferrable initially deferred for each row when (new.state = 'DONE') execute function booking_change_swaps();

-- Holds the new seats by the rules of hold_seats, in the caller's transaction, which holds the lock of the old booking.
-- The seats that are given up in the same performance do not count against the limit: at the end there are no more.
create function hold_for_change(
  p_booking_id uuid, p_number text, p_account_id uuid, p_performance_id uuid, p_key text, p_ordinals int[], p_given_up int,
  p_change_fee int, p_hold_seconds int
) returns hold_answer language plpgsql
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  x hold_answer;
  v_now timestamptz;
  v_won int[];
begin
  perform pg_advisory_xact_lock(hashtextextended(p_account_id::text || p_performance_id::text, 0));
  v_now := clock_timestamp();
  perform expire_booking(old.id, 'next-buyer')
     from (select b.id from booking b
            where b.state = 'HELD' and b.expires_at <= v_now
              and b.id in (select c.booking_id from unnest(p_ordinals) o
                             join claim c on c.performance_id = p_performance_id and c.seat_ordinal = o and c.state = 'HELD')
            for update skip locked) old;
  select * into x from examine_holds(array[p_account_id], array[p_performance_id], array[p_key],
                                     array_fill(1, array[cardinality(p_ordinals)]), p_ordinals, v_now);
  if x.outcome = 'limit' and x.already_held - p_given_up + cardinality(p_ordinals) <= x.seat_limit then x.outcome := 'held'; end if;
  if x.outcome <> 'held' then return x; end if;

  with claimed as (
    insert into claim (booking_id, performance_id, seat_ordinal, price_grade_id, unit_price, state, created_at)
    select p_booking_id, s.performance_id, s.seat_ordinal, g.id, g.price, 'HELD', v_now
      from performance_seat s join price_grade g on g.id = s.price_grade_id
     where s.performance_id = p_performance_id and s.seat_ordinal = any (p_ordinals)
     order by s.seat_ordinal
    on conflict (performance_id, seat_ordinal) where state in ('HELD', 'SOLD') do nothing
    returning seat_ordinal, unit_price)
  select array_agg(seat_ordinal order by seat_ordinal), array_agg(unit_price order by seat_ordinal) into v_won, x.prices from claimed;
  if v_won is distinct from p_ordinals then
    delete from claim where booking_id = p_booking_id;
    x.outcome := 'taken';
    x.seats := array(select o from unnest(p_ordinals) o where o <> all (coalesce(v_won, '{}')));
    return x;
  end if;

  x.booking_id := p_booking_id;
  x.seats := v_won;
  x.booking_fee := x.booking_fee + p_change_fee;
  x.at := v_now + make_interval(secs => p_hold_seconds);
  insert into booking (id, number, account_id, performance_id, state, ticket_amount, booking_fee, expires_at,
                       idempotency_key, created_at, moved_by, moved_because)
  values (p_booking_id, p_number, p_account_id, p_performance_id, 'HELD', (select sum(price) from unnest(x.prices) price), x.booking_fee,
          x.at, p_key, v_now, 'buyer', 'change');
  return x;
end $$;`;

/** Bodies of earlier migrations' functions as changes need them; `create or replace` keeps their triggers. */
export const changedRules = `
-- Whoever changes keeps what was agreed when they bought. The ladder is that of the seats they have now; seats of the same
-- performance keep theirs.
create or replace function keep_booking_terms() returns trigger language plpgsql as $$
declare
  v_change booking_change;
  v_agreed booking_terms;
  v_same boolean;
begin
  select * into v_change from booking_change where to_booking_id = new.id;
  if found then
    select * into v_agreed from booking_terms where booking_id = v_change.from_booking_id;
    select performance_id = new.performance_id into v_same from booking where id = v_change.from_booking_id;
    insert into booking_terms (booking_id, starts_at, purchased_at, tiers, cooling_off_hours, cooling_off_min_days, booking_fee_returned,
                               changes_allowed, change_min_days, change_fee, changes_max, floor_percent)
    select new.id, case when v_same then v_agreed.starts_at else p.starts_at end,
           case when new.state = 'CONFIRMED' then v_agreed.purchased_at end,
           case when v_same then v_agreed.tiers else
             (select coalesce(jsonb_agg(jsonb_build_object('minDaysBefore', t.min_days_before, 'feePercent', t.fee_percent)
                                        order by t.min_days_before desc), '[]')
                from cancellation_tier t where t.performance_id = p.id) end,
           v_agreed.cooling_off_hours, v_agreed.cooling_off_min_days, v_agreed.booking_fee_returned, v_agreed.changes_allowed,
           v_agreed.change_min_days, v_agreed.change_fee, v_agreed.changes_max, v_change.floor_percent
      from performance p where p.id = new.performance_id
    on conflict (booking_id) do update set purchased_at = excluded.purchased_at where booking_terms.purchased_at is null;
    return null;
  end if;
  insert into booking_terms (booking_id, starts_at, purchased_at, tiers, cooling_off_hours, cooling_off_min_days, booking_fee_returned,
                             changes_allowed, change_min_days, change_fee, changes_max)
  select new.id, p.starts_at, new.confirmed_at,
         (select coalesce(jsonb_agg(jsonb_build_object('minDaysBefore', t.min_days_before, 'feePercent', t.fee_percent)
                                    order by t.min_days_before desc), '[]')
            from cancellation_tier t where t.performance_id = p.id),
         c.cooling_off_hours, c.cooling_off_min_days, c.booking_fee_returned, c.changes_allowed, c.change_min_days, c.change_fee, c.changes_max
    from performance p join cancellation_policy c on c.performance_id = p.id where p.id = new.performance_id
  on conflict (booking_id) do update set
    purchased_at = excluded.purchased_at,
    -- What was agreed when the payment began stays; only a new attempt to pay is shown the rules anew.
    starts_at = case when new.state = 'PAYING' then excluded.starts_at else booking_terms.starts_at end,
    tiers = case when new.state = 'PAYING' then excluded.tiers else booking_terms.tiers end,
    cooling_off_hours = case when new.state = 'PAYING' then excluded.cooling_off_hours else booking_terms.cooling_off_hours end,
    cooling_off_min_days = case when new.state = 'PAYING' then excluded.cooling_off_min_days else booking_terms.cooling_off_min_days end,
    booking_fee_returned = case when new.state = 'PAYING' then excluded.booking_fee_returned else booking_terms.booking_fee_returned end,
    changes_allowed = case when new.state = 'PAYING' then excluded.changes_allowed else booking_terms.changes_allowed end,
    change_min_days = case when new.state = 'PAYING' then excluded.change_min_days else booking_terms.change_min_days end,
    change_fee = case when new.state = 'PAYING' then excluded.change_fee else booking_terms.change_fee end,
    changes_max = case when new.state = 'PAYING' then excluded.changes_max else booking_terms.changes_max end
  where booking_terms.purchased_at is null;
  return null;
end $$;

-- Never more than came, and never more promised than is still there. The payment's row is the lock of its refunds.
create or replace function refund_fits_payment() returns trigger language plpgsql as $$
declare
  v payment;
  v_promised bigint;
  v_open bigint;
begin
  select * into v from payment where id = new.payment_id for update;
  -- After a change of seats the money may be that of the booking they came from.
  if v.booking_id <> new.booking_id and v.booking_id <> all (booking_line(new.booking_id)) then
    raise exception 'payment % is another booking''s', v.id using errcode = 'check_violation';
  end if;
  select coalesce(sum(amount), 0), coalesce(sum(amount) filter (where state <> 'DONE'), 0)
    into v_promised, v_open from refund where payment_id = v.id;
  if v_promised > (select coalesce(sum(amount), 0) from payment_transaction where payment_id = v.id and kind = 'CAPTURE')
     or v_open > v.balance then
    raise exception 'refund % promises more than payment % has', new.id, v.id using errcode = 'check_violation';
  end if;
  return null;
end $$;

-- At the end of the transaction: the refund is written before its items, the seat is given back beside it.
create or replace function refund_adds_up() returns trigger language plpgsql as $$
declare
  v refund;
  v_items record;
  v_parts bigint;
begin
  if tg_table_name = 'refund' then
    v := new;
  else
    select * into v from refund where id = new.refund_id;
  end if;
  select count(*) as n, coalesce(sum(amount), 0) as amount, coalesce(sum(cancellation_fee), 0) as fee,
         coalesce(sum(booking_fee_returned), 0) as returned
    into v_items from refund_item where refund_id = v.id;
  select coalesce(sum(amount), 0) into v_parts from refund where part_of = v.id;
  if v.part_of is not null then
    if v_items.n > 0 or v_parts > 0 or (v.cancellation_fee, v.booking_fee_returned) <> (0, 0)
       or not exists (select from refund m where m.id = v.part_of and m.part_of is null and m.booking_id = v.booking_id) then
      raise exception 'refund % is no part of another', v.id using errcode = 'check_violation';
    end if;
  elsif v_items.n = 0 then
    if v.cause not in ('NO_SEAT', 'BANK', 'CHANGE') then
      raise exception 'refund % is for no seat', v.id using errcode = 'check_violation';
    end if;
    if v.cause = 'CHANGE' and not exists (select from booking_change g where g.to_booking_id = v.booking_id and g.state = 'DONE'
                                             and g.credit - g.new_total = v.amount + v_parts) then
      raise exception 'refund % is not what its change leaves over', v.id using errcode = 'check_violation';
    end if;
  elsif v.cause in ('NO_SEAT', 'CHANGE')
        or (v_items.amount, v_items.fee, v_items.returned) <> (v.amount + v_parts, v.cancellation_fee, v.booking_fee_returned) then
    raise exception 'the items of refund % do not add up to it', v.id using errcode = 'check_violation';
  end if;
  if exists (select from refund_item i join claim c on c.id = i.claim_id
              where i.refund_id = v.id and (c.state <> 'RELEASED' or c.booking_id <> v.booking_id))
     or exists (select from refund_item i join ticket t on t.claim_id = i.claim_id
                 where i.refund_id = v.id and t.state <> 'VOID') then
    raise exception 'a seat of refund % is still somebody''s', v.id using errcode = 'check_violation';
  end if;
  return null;
end $$;`;
