/**
 * What the database itself refuses about money: moves that are not in the table, transactions changed afterwards, and
 * a payment whose state and balance do not follow from its transactions when the transaction commits.
 */
export const paymentRules = `
-- The payment state machine: what is not listed cannot happen. domain/payment-state.ts holds the same table.
create function payment_may_move(from_state text, to_state text) returns boolean language sql immutable as $$
  select (from_state, to_state) in (
    ('', 'READY'),
    ('READY', 'CONFIRMING'), ('READY', 'EXPIRED'),
    ('CONFIRMING', 'CAPTURED'), ('CONFIRMING', 'WAITING_FOR_DEPOSIT'), ('CONFIRMING', 'FAILED'), ('CONFIRMING', 'UNKNOWN'),
    ('CONFIRMING', 'EXPIRED'),
    ('UNKNOWN', 'CAPTURED'), ('UNKNOWN', 'WAITING_FOR_DEPOSIT'), ('UNKNOWN', 'FAILED'), ('UNKNOWN', 'EXPIRED'),
    ('WAITING_FOR_DEPOSIT', 'CAPTURED'), ('WAITING_FOR_DEPOSIT', 'EXPIRED'), ('WAITING_FOR_DEPOSIT', 'CANCELED'),
    ('CAPTURED', 'PARTIAL_CANCELED'), ('CAPTURED', 'CANCELED'), ('PARTIAL_CANCELED', 'CANCELED'),
    -- The gateway took the money after it had said no: written down, and given back.
    ('FAILED', 'CAPTURED'), ('EXPIRED', 'CAPTURED'))
$$;

create function log_payment_move() returns trigger language plpgsql as $$
declare was text := '';
begin
  if tg_op = 'UPDATE' then was := old.state; end if;
  if was = new.state then return null; end if;
  if not payment_may_move(was, new.state) then
    raise exception 'payment % may not move from % to %', new.id, was, new.state using errcode = 'check_violation';
  end if;
  insert into payment_transition (payment_id, from_state, to_state, actor, cause)
  values (new.id, was, new.state, new.moved_by, new.moved_because);
  return null;
end $$;
create trigger payment_moves_are_logged after insert or update of state on payment
  for each row execute function log_payment_move();

create function payment_balance_follows() returns trigger language plpgsql as $$
begin
  update payment set balance = balance + case new.kind when 'CAPTURE' then new.amount else -new.amount end
   where id = new.payment_id;
  return null;
end $$;
create trigger payment_balance_follows after insert on payment_transaction
  for each row execute function payment_balance_follows();

create function payment_transaction_stays() returns trigger language plpgsql as $$
begin
  raise exception 'payment transactions are never changed or removed' using errcode = 'check_violation';
end $$;
create trigger payment_transaction_stays before update or delete on payment_transaction
  for each row execute function payment_transaction_stays();

create function payment_agrees_with_its_transactions() returns trigger language plpgsql as $$
declare
  v payment;
  v_captured bigint;
  v_refunded bigint;
begin
  select * into v from payment where id = new.id;
  if not found then return null; end if;
  select coalesce(sum(amount) filter (where kind = 'CAPTURE'), 0), coalesce(sum(amount) filter (where kind = 'REFUND'), 0)
    into v_captured, v_refunded from payment_transaction where payment_id = new.id;
  if v.balance <> v_captured - v_refunded or not (case v.state
       when 'CAPTURED'         then v_captured = v.amount and v_refunded = 0
       when 'PARTIAL_CANCELED' then v_captured = v.amount and v_refunded between 1 and v_captured - 1
       when 'CANCELED'         then v_captured = v_refunded
       else v_captured = 0 end)
  then
    raise exception 'payment % is % with % captured and % refunded', v.id, v.state, v_captured, v_refunded
      using errcode = 'check_violation';
  end if;
  return null;
end $$;
-- At the end of the transaction: within it the state and the transaction row are written one after the other.
create constraint trigger payment_agrees_with_its_transactions after insert or update of state, balance on payment
  deferrable initially deferred for each row execute function payment_agrees_with_its_transactions()`;
