/**
 * What the database refuses about the ledger: an entry that does not add up to nothing, lines added later, anything
 * changed or removed, and an entry that disagrees with the payment it belongs to.
 */
export const ledgerRules = `
create function ledger_stays() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is never changed, only added to (% on %)', tg_op, tg_table_name using errcode = 'check_violation';
end $$;
create trigger ledger_entry_stays before update or delete on ledger_entry for each row execute function ledger_stays();
create trigger ledger_entry_is_not_emptied before truncate on ledger_entry for each statement execute function ledger_stays();
create trigger ledger_posting_stays before update or delete on ledger_posting for each row execute function ledger_stays();
create trigger ledger_posting_is_not_emptied before truncate on ledger_posting for each statement execute function ledger_stays();
create trigger ledger_period_stays before update or delete on ledger_period for each row execute function ledger_stays();
create trigger ledger_period_is_not_emptied before truncate on ledger_period for each statement execute function ledger_stays();
create trigger ledger_account_stays before update or delete on ledger_account for each row execute function ledger_stays();

-- Which month an entry counts in. The lock of the insert is held already, so no month can be closed between this look
-- and the commit (close_ledger_period waits for it).
create function ledger_entry_books() returns trigger language plpgsql as $$
declare v_closed_until timestamptz;
begin
  select max(ends_at) into v_closed_until from ledger_period;
  new.booked_at := case when v_closed_until is null or new.occurred_at >= v_closed_until then new.occurred_at
                        else v_closed_until end;
  return new;
end $$;
create trigger ledger_entry_books before insert on ledger_entry for each row execute function ledger_entry_books();

-- When the transaction commits, every entry has its lines, they add up to nothing, and what the gateway owes us for a
-- payment is what the payment itself says.
create function ledger_entry_balances() returns trigger language plpgsql as $$
declare
  v_lines int;
  v_sum bigint;
  v_balance int;
  v_owed bigint;
begin
  select count(*), coalesce(sum(amount), 0) into v_lines, v_sum from ledger_posting where entry_id = new.id;
  if v_lines < 2 or v_sum <> 0 then
    raise exception 'ledger entry % has % lines that add up to %', new.id, v_lines, v_sum using errcode = 'check_violation';
  end if;
  if new.payment_id is not null and new.kind in ('CAPTURE', 'REFUND_PAID') then
    select balance into v_balance from payment where id = new.payment_id;
    select sum(p.amount) into v_owed from ledger_entry e join ledger_posting p on p.entry_id = e.id
     where e.payment_id = new.payment_id and e.kind in ('CAPTURE', 'REFUND_PAID') and p.account in ('GATEWAY_RECEIVABLE', 'BANK');
    if v_owed <> v_balance then
      raise exception 'payment % has a balance of %, but % in the ledger', new.payment_id, v_balance, v_owed
        using errcode = 'check_violation';
    end if;
  end if;
  return null;
end $$;
create constraint trigger ledger_entry_balances after insert on ledger_entry
  deferrable initially deferred for each row execute function ledger_entry_balances();

-- All lines of an entry come in one statement: nothing is slipped in afterwards, not even two lines that cancel out.
create function ledger_lines_come_together() returns trigger language plpgsql as $$
declare v_entry bigint;
begin
  select entry_id into v_entry
    from (select entry_id, count(*) as lines, sum(amount) as total from added group by entry_id) a
   where a.lines < 2 or a.total <> 0
      or a.lines <> (select count(*) from ledger_posting p where p.entry_id = a.entry_id)
   limit 1;
  if v_entry is not null then
    raise exception 'the lines of ledger entry % do not come together or do not add up to nothing', v_entry
      using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger ledger_lines_come_together after insert on ledger_posting
  referencing new table as added for each statement execute function ledger_lines_come_together();

-- Waits for entries being written at this moment and returns an instant: everything recorded until then is committed,
-- so two reports as of that instant are the same. Writers hold the lock only while they commit.
create function ledger_barrier() returns timestamptz language plpgsql security definer set search_path = public, pg_temp as $$
begin
  lock table ledger_entry in share mode;
  -- Programs know milliseconds: rounded down, so that nothing of the instant is still to come.
  return date_trunc('milliseconds', clock_timestamp());
end $$;

-- Shuts the books of a Korean calendar month. Months are closed one after the other, beginning with the first that has
-- entries. @raise object_not_in_prerequisite_state when it is not its turn
create function close_ledger_period(p_month text, p_by text, p_reason text) returns ledger_period
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_starts timestamptz := (p_month || '-01')::timestamp at time zone 'Asia/Seoul';
  v_ends timestamptz := ((p_month || '-01')::timestamp + interval '1 month') at time zone 'Asia/Seoul';
  v_first timestamptz;
  v_closed_until timestamptz;
  v_period ledger_period;
begin
  lock table ledger_entry in share row exclusive mode;
  select * into v_period from ledger_period where month = p_month;
  if found then return v_period; end if;
  if v_ends > clock_timestamp() then
    raise exception 'month % is not over', p_month using errcode = 'object_not_in_prerequisite_state';
  end if;
  select max(ends_at) into v_closed_until from ledger_period;
  select min(booked_at) into v_first from ledger_entry where v_closed_until is null or booked_at >= v_closed_until;
  if v_starts < v_closed_until or v_first < v_starts then
    raise exception 'another month comes before %', p_month using errcode = 'object_not_in_prerequisite_state';
  end if;
  insert into ledger_period (month, starts_at, ends_at, as_of, closed_by, reason, entries, debits)
  -- Rounded up to the millisecond programs know: everything of the month is before it.
  select p_month, v_starts, v_ends, date_trunc('milliseconds', clock_timestamp()) + interval '1 millisecond', p_by, p_reason, count(distinct e.id),
         coalesce(sum(p.amount) filter (where p.amount > 0), 0)
    from ledger_entry e join ledger_posting p on p.entry_id = e.id
   where e.booked_at >= v_starts and e.booked_at < v_ends
  returning * into v_period;
  return v_period;
end $$;`;
