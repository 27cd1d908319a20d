/** What is kept for how long, under which rule; what was deleted is counted by the database, whoever deleted it. */
export const retention = `
create table retention_rule (
  code       text primary key check (code ~ '^[A-Z_]{3,40}$'),
  position   int  not null unique,
  table_name text not null,
  what_ko    text not null,
  what_en    text not null,
  basis_ko   text not null,
  basis_en   text not null,
  keep       interval not null,
  -- DELETE: the worker deletes what is due. REVIEW: a person separates or deletes it; nobody has come that far yet.
  action     text not null check (action in ('DELETE', 'REVIEW')),
  -- SQL over the table: since when a row is kept (no date: not yet), and what stands in the way of deleting it.
  since      text not null,
  unless     text not null default 'false'
);
insert into retention_rule (position, code, table_name, keep, action, since, unless, what_ko, what_en, basis_ko, basis_en) values
  (1, 'MAILED_LINKS', 'one_time_token', '30 days', 'DELETE', 'expires_at', 'false',
   '메일로 보낸 링크', 'Mailed links', '개인정보 보호법 제21조: 목적을 달성하면 지체 없이 파기', 'PIPA §21: destroyed once they have served'),
  (2, 'WAITING_SIGN_INS', 'pending_identity', '31 days', 'DELETE', 'expires_at',
   'exists (select from one_time_token t where t.pending_identity_id = pending_identity.id)',
   '끝내지 않은 간편 로그인', 'Unfinished provider sign-ins', '개인정보 보호법 제21조: 목적을 달성하면 지체 없이 파기', 'PIPA §21: destroyed once they have served'),
  (3, 'SESSIONS', 'session', '30 days', 'DELETE', 'least(expires_at, revoked_at)', 'false',
   '끝난 로그인과 기기', 'Ended sign-ins and their devices', '개인정보 보호법 제21조: 목적을 달성하면 지체 없이 파기', 'PIPA §21: destroyed once they have served'),
  (4, 'REFUND_ACCOUNTS', 'refund_account', '0 days', 'DELETE',
   '(select r.state_at from refund r where r.id = refund_account.refund_id and r.state = ''DONE'')', 'false',
   '환불 계좌', 'Accounts refunds were paid to', '환불이 끝나면 바로 삭제', 'Deleted as soon as the refund is done'),
  (5, 'FOOTPRINTS', 'footprint', '3 days', 'DELETE', 'at', 'false',
   '매크로 판별용 흔적(가명)', 'Pseudonymous footprints for finding macros', '판별에 필요한 사흘', 'The three days finding them takes'),
  (6, 'WITHDRAWN_PEOPLE', 'account', '5 days', 'REVIEW',
   'case when status = ''WITHDRAWN'' and (email is not null or display_name is not null) then withdrawn_at end', 'false',
   '탈퇴한 회원의 신원', 'Who withdrew', '개인정보 보호법 제21조: 5일 이내 파기', 'PIPA §21: destroyed within five days'),
  (7, 'CONTRACTS', 'booking', '5 years', 'REVIEW', 'coalesce(confirmed_at, created_at)', 'false',
   '계약과 청약철회', 'Contracts and withdrawals', '전자상거래법 시행령 제6조: 5년', 'E-commerce decree §6: five years'),
  (8, 'PAYMENTS', 'payment_transaction', '5 years', 'REVIEW', 'at', 'false',
   '대금 결제', 'Payments', '전자상거래법 시행령 제6조: 5년', 'E-commerce decree §6: five years'),
  (9, 'BOOKS', 'ledger_entry', '5 years', 'REVIEW', 'occurred_at', 'false',
   '장부', 'The books', '국세기본법: 5년', 'National tax act: five years'),
  (10, 'AUDIT_LOG', 'audit_entry', '5 years', 'REVIEW', 'at', 'false',
   '감사 기록', 'The audit log', '장부와 같은 기간', 'As long as the books it is about');

-- How many rows went on which Korean day. Written by triggers and by nobody else.
create table retention_log (
  rule text   not null references retention_rule,
  day  date   not null,
  rows bigint not null check (rows > 0),
  at   timestamptz not null,
  primary key (rule, day)
);
create function log_deletion() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare v_rows bigint;
begin
  select count(*) into v_rows from gone;
  if v_rows > 0 then
    insert into retention_log as l (rule, day, rows, at)
    values (tg_argv[0], (clock_timestamp() at time zone 'Asia/Seoul')::date, v_rows, clock_timestamp())
    on conflict (rule, day) do update set rows = l.rows + excluded.rows, at = excluded.at;
  end if;
  return null;
end $$;
create function retention_log_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if (new.rule, new.day) = (old.rule, old.day) and new.rows > old.rows then return new; end if;
  end if;
  raise exception 'what was deleted stays written down' using errcode = 'check_violation';
end $$;
create trigger retention_log_stays before update or delete on retention_log for each row execute function retention_log_stays();
create trigger deletions_are_logged after delete on one_time_token referencing old table as gone for each statement execute function log_deletion('MAILED_LINKS');
create trigger deletions_are_logged after delete on pending_identity referencing old table as gone for each statement execute function log_deletion('WAITING_SIGN_INS');
create trigger deletions_are_logged after delete on session referencing old table as gone for each statement execute function log_deletion('SESSIONS');
create trigger deletions_are_logged after delete on refund_account referencing old table as gone for each statement execute function log_deletion('REFUND_ACCOUNTS');

-- Per rule: the oldest row that is kept, and how many should have been gone for more than a day. p_skip: rules that need
-- more than an index to be asked.
create function retention_state(p_skip text[] default '{}') returns table (rule text, oldest timestamptz, overdue bigint)
language plpgsql stable as $$
declare r retention_rule;
begin
  for r in select * from retention_rule where code <> all (p_skip) order by position loop
    if to_regclass(r.table_name) is null then continue; end if;
    rule := r.code;
    execute format('select min(%s) from %I', r.since, r.table_name) into oldest;
    overdue := 0;
    if oldest < clock_timestamp() - r.keep - interval '1 day' then
      execute format('select count(*) from %I where (%s) < clock_timestamp() - $1 - interval ''1 day''', r.table_name, r.since)
         into overdue using r.keep;
    end if;
    return next;
  end loop;
end $$;

-- Deletes up to so many rows of each rule; how many in all. With the owner's rights: a rule says what goes, nobody else.
create function apply_retention(p_limit int) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  r retention_rule;
  v_rows bigint;
  v_all bigint := 0;
begin
  for r in select * from retention_rule where action = 'DELETE' order by position loop
    if to_regclass(r.table_name) is null then continue; end if;
    execute format('delete from %1$I where ctid in (select ctid from %1$I where (%2$s) < clock_timestamp() - $1 and not (%3$s)
                                                     limit $2 for update skip locked)', r.table_name, r.since, r.unless) using r.keep, p_limit;
    get diagnostics v_rows = row_count;
    v_all := v_all + v_rows;
  end loop;
  return v_all;
end $$;`;
