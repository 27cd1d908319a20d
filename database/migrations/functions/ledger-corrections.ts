/** Corrections of the books: asked for by one member of staff, booked when another agrees; see ADR 34. */
export const ledgerCorrections = `
create table ledger_correction (
  id              uuid primary key,
  -- What it is about, if it is about one booking.
  booking_id      uuid references booking,
  reason          text not null check (length(reason) between 10 and 300),
  requested_by    uuid not null references staff_member,
  requested_at    timestamptz not null default clock_timestamp(),
  state           text not null default 'PENDING' check (state in ('PENDING', 'APPROVED', 'REJECTED')),
  decided_by      uuid references staff_member,
  decided_at      timestamptz,
  decided_because text check (length(decided_because) between 5 and 300),
  entry_id        bigint unique references ledger_entry,
  -- Four eyes.
  check (decided_by <> requested_by),
  check ((state = 'PENDING') = (decided_by is null) and (state = 'PENDING') = (decided_at is null)
         and (state = 'PENDING') = (decided_because is null)),
  check ((state = 'APPROVED') = (entry_id is not null))
);
create index ledger_correction_newest on ledger_correction (requested_at desc);
create table ledger_correction_line (
  correction_id uuid     not null references ledger_correction,
  line          smallint not null check (line > 0),
  account       text     not null references ledger_account,
  -- Won; debit is positive, credit negative.
  amount        bigint   not null check (amount <> 0 and abs(amount) <= 100000000000),
  primary key (correction_id, line)
);

create function ledger_correction_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'ledger_correction' then
    if old.state = 'PENDING' and new.state <> 'PENDING'
       and (new.id, new.booking_id, new.reason, new.requested_by, new.requested_at)
           is not distinct from (old.id, old.booking_id, old.reason, old.requested_by, old.requested_at) then
      return new;
    end if;
  end if;
  raise exception 'a correction is decided once and never changed (% on %)', tg_op, tg_table_name using errcode = 'check_violation';
end $$;
-- Named so that it looks before the entry is written: triggers of one kind run by name.
create trigger a_ledger_correction_stays before update or delete on ledger_correction
  for each row execute function ledger_correction_stays();
create trigger ledger_correction_line_stays before update or delete on ledger_correction_line
  for each row execute function ledger_correction_stays();
create trigger ledger_correction_is_not_emptied before truncate on ledger_correction for each statement execute function ledger_stays();
create trigger ledger_correction_line_is_not_emptied before truncate on ledger_correction_line for each statement execute function ledger_stays();

-- What the second person agrees to is what the first one asked for: all lines come in one statement and add up to nothing.
create function ledger_correction_lines_come_together() returns trigger language plpgsql as $$
declare v_correction uuid;
begin
  select a.correction_id into v_correction
    from (select correction_id, count(*) as lines, sum(amount) as total from added group by correction_id) a
    join ledger_correction c on c.id = a.correction_id
   where a.lines < 2 or a.total <> 0 or c.state <> 'PENDING'
      or a.lines <> (select count(*) from ledger_correction_line l where l.correction_id = a.correction_id)
   limit 1;
  if v_correction is not null then
    raise exception 'the lines of correction % do not come together or do not add up to nothing', v_correction using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger ledger_correction_lines_come_together after insert on ledger_correction_line
  referencing new table as added for each statement execute function ledger_correction_lines_come_together();

-- The entry is written by the database, as every other: the application may only decide.
create function book_correction() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare v_entry bigint;
begin
  insert into ledger_entry (kind, occurred_at, booked_at, recorded_at, booking_id, booking_number, event_id, event_title, starts_at, dedupe_key)
  select 'CORRECTION', now_is.at, now_is.at, now_is.at, b.id, b.number, e.id, e.title_ko, f.starts_at, 'CORRECTION:' || new.id
    from (select clock_timestamp() as at) now_is
    left join booking b on b.id = new.booking_id
    left join performance f on f.id = b.performance_id
    left join event e on e.id = f.event_id
  returning id into v_entry;
  insert into ledger_posting (entry_id, line, account, amount)
  select v_entry, line, account, amount from ledger_correction_line where correction_id = new.id;
  new.entry_id := v_entry;
  return new;
end $$;
create trigger book_correction before update on ledger_correction
  for each row when (old.state = 'PENDING' and new.state = 'APPROVED') execute function book_correction();`;

/** Balances of closed months, so that what was ever booked need not be added up for each trial balance. */
export const ledgerBalances = `
-- What every account had taken in and given out, in all, when a month was closed. It can never change again.
create table ledger_balance (
  month   text   not null references ledger_period,
  account text   not null references ledger_account,
  debit   bigint not null check (debit >= 0),
  credit  bigint not null check (credit >= 0),
  primary key (month, account)
);
create trigger ledger_balance_stays before update or delete on ledger_balance for each row execute function ledger_stays();
create trigger ledger_balance_is_not_emptied before truncate on ledger_balance for each statement execute function ledger_stays();

-- Those of the month before, and the postings of this one. Owner's rights: the application may only read them.
create function freeze_ledger_balances(p_month text) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into ledger_balance (month, account, debit, credit)
  select p_month, account, sum(debit), sum(credit)
    from (select account, debit, credit from ledger_balance
           where month = (select max(month) from ledger_period where month < p_month)
          union all
          select p.account, case when p.amount > 0 then p.amount else 0 end, case when p.amount < 0 then -p.amount else 0 end
            from ledger_period m
            join ledger_entry e on e.booked_at >= m.starts_at and e.booked_at < m.ends_at
            join ledger_posting p on p.entry_id = e.id
           where m.month = p_month) x
   group by account
$$;
create function on_period_freeze() returns trigger language plpgsql as $$
begin
  perform freeze_ledger_balances(new.month);
  return null;
end $$;
create trigger ledger_period_freezes after insert on ledger_period for each row execute function on_period_freeze();
do $$
declare v_month text;
begin
  for v_month in select month from ledger_period order by month loop
    perform freeze_ledger_balances(v_month);
  end loop;
end $$;`;
