/**
 * What the database itself refuses about refunds: moves that are not in the table, sums that do not add up, more than
 * was paid, a debt whose seat is still somebody's, and "done" without the gateway's word for it.
 */
export const refundRules = `
-- The refund's state machine: what is not listed cannot happen. payments/domain/refunds/refund-state.ts holds the same table.
create function refund_may_move(from_state text, to_state text) returns boolean language sql immutable as $$
  select (from_state, to_state) in (
    ('', 'REQUESTED'),
    ('REQUESTED', 'SENT'), ('REQUESTED', 'DONE'), ('REQUESTED', 'MANUAL'),
    ('SENT', 'DONE'), ('SENT', 'UNKNOWN'), ('SENT', 'REQUESTED'), ('SENT', 'MANUAL'),
    ('UNKNOWN', 'SENT'), ('UNKNOWN', 'DONE'), ('UNKNOWN', 'MANUAL'),
    ('MANUAL', 'REQUESTED'), ('MANUAL', 'DONE'))
$$;

create function log_refund_move() returns trigger language plpgsql as $$
declare was text := '';
begin
  if tg_op = 'UPDATE' then
    was := old.state;
    if (new.id, new.booking_id, new.payment_id, new.cause, new.amount, new.cancellation_fee, new.booking_fee_returned,
        new.idempotency_key, new.requested_by, new.requested_at)
       is distinct from (old.id, old.booking_id, old.payment_id, old.cause, old.amount, old.cancellation_fee,
        old.booking_fee_returned, old.idempotency_key, old.requested_by, old.requested_at)
       or (old.transaction_key is not null and new.transaction_key is distinct from old.transaction_key) then
      raise exception 'what refund % owes is never changed', old.id using errcode = 'check_violation';
    end if;
  end if;
  if was = new.state then return null; end if;
  if not refund_may_move(was, new.state) then
    raise exception 'refund % may not move from % to %', new.id, was, new.state using errcode = 'check_violation';
  end if;
  insert into refund_transition (refund_id, from_state, to_state, actor, cause)
  values (new.id, was, new.state, new.moved_by, new.moved_because);
  return null;
end $$;
create trigger refund_moves_are_logged after insert or update on refund
  for each row execute function log_refund_move();

create function refund_stays() returns trigger language plpgsql as $$
begin
  raise exception 'refunds and their items are never taken back (% on %)', tg_op, tg_table_name using errcode = 'check_violation';
end $$;
create trigger refund_stays before delete on refund for each row execute function refund_stays();
create trigger refund_item_stays before update or delete on refund_item for each row execute function refund_stays();
create trigger refund_transition_stays before update or delete on refund_transition for each row execute function refund_stays();

-- Never more than came, and never more promised than is still there. The payment's row is the lock of its refunds.
create function refund_fits_payment() returns trigger language plpgsql as $$
declare
  v payment;
  v_promised bigint;
  v_open bigint;
begin
  select * into v from payment where id = new.payment_id for update;
  if v.booking_id <> new.booking_id then
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
create trigger refund_fits_payment after insert on refund for each row execute function refund_fits_payment();

-- At the end of the transaction: the refund is written before its items, the seat is given back beside it.
create function refund_adds_up() returns trigger language plpgsql as $$
declare
  v refund;
  v_items record;
begin
  if tg_table_name = 'refund' then
    v := new;
  else
    select * into v from refund where id = new.refund_id;
  end if;
  select count(*) as n, coalesce(sum(amount), 0) as amount, coalesce(sum(cancellation_fee), 0) as fee,
         coalesce(sum(booking_fee_returned), 0) as returned
    into v_items from refund_item where refund_id = v.id;
  if v_items.n = 0 then
    if v.cause not in ('NO_SEAT', 'BANK') then
      raise exception 'refund % is for no seat', v.id using errcode = 'check_violation';
    end if;
  elsif v.cause = 'NO_SEAT' or (v_items.amount, v_items.fee, v_items.returned) <> (v.amount, v.cancellation_fee, v.booking_fee_returned) then
    raise exception 'the items of refund % do not add up to it', v.id using errcode = 'check_violation';
  end if;
  if exists (select from refund_item i join claim c on c.id = i.claim_id
              where i.refund_id = v.id and (c.state <> 'RELEASED' or c.booking_id <> v.booking_id))
     or exists (select from refund_item i join ticket t on t.claim_id = i.claim_id
                 where i.refund_id = v.id and t.state <> 'VOID') then
    raise exception 'a seat of refund % is still somebody''s', v.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger refund_adds_up after insert on refund
  deferrable initially deferred for each row execute function refund_adds_up();
create constraint trigger refund_item_adds_up after insert on refund_item
  deferrable initially deferred for each row execute function refund_adds_up();

-- Done is what the books show: this sum of this payment went back under this key.
create function refund_done_is_booked() returns trigger language plpgsql as $$
begin
  if new.amount > 0 and not exists (
       select from payment_transaction t
        where t.transaction_key = new.transaction_key and t.payment_id = new.payment_id and t.kind = 'REFUND' and t.amount = new.amount) then
    raise exception 'refund % is done, but no such money went back', new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger refund_done_is_booked after insert or update of state on refund
  deferrable initially deferred for each row when (new.state = 'DONE') execute function refund_done_is_booked()`;
