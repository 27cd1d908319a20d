/**
 * How an entry becomes part of the chain. A transaction leaves drafts; when it commits, each draft is numbered, hashed
 * over the entry before it and stored. So the one row everybody waits for is held for the commit only, two staff
 * transactions never wait for each other in the middle of their work, and whoever may only write drafts cannot forge
 * a link.
 */
export const auditChain = `
-- What is hashed of an entry, after the hash of the one before: every column, as PostgreSQL writes jsonb (keys in its
-- own order, no choice of spaces), instants in UTC with microseconds.
create function audit_line(e audit_entry) returns text language sql stable as $$
  select jsonb_build_object(
    'id', e.id, 'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'actorKind', e.actor_kind, 'actorId', e.actor_id, 'actorRole', e.actor_role, 'action', e.action,
    'subjectType', e.subject_type, 'subjectId', e.subject_id, 'before', e.before, 'after', e.after,
    'reason', e.reason, 'ip', e.ip, 'traceId', e.trace_id)::text
$$;

-- The root of every Korean day that is over and has none yet: where the chain ended. The worker tells them to the log,
-- which leaves this machine; whoever shortens the chain later would have to shorten that too.
create function close_audit_days() returns setof audit_root language plpgsql security definer set search_path = public, pg_temp as $$
declare v_head audit_head;
begin
  select * into strict v_head from audit_head for update;
  return query
    insert into audit_root (day, entries, hash)
    select d::date, v_head.entries, v_head.hash
      from generate_series(coalesce((select max(day) + 1 from audit_root), v_head.since),
                           (clock_timestamp() at time zone 'Asia/Seoul')::date - 1, interval '1 day') d
    returning *;
end $$;

create function chain_audit_draft() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_head audit_head;
  e audit_entry;
begin
  select * into strict v_head from audit_head for update;
  if not exists (select from audit_root where day = (clock_timestamp() at time zone 'Asia/Seoul')::date - 1) then
    perform close_audit_days();
  end if;
  e := row(v_head.entries + 1, new.at, new.actor_kind, new.actor_id, new.actor_role, new.action, new.subject_type, new.subject_id,
           new.before, new.after, new.reason, new.ip, new.trace_id, v_head.hash, null)::audit_entry;
  e.hash := encode(sha256(convert_to(e.previous_hash || audit_line(e), 'UTF8')), 'hex');
  insert into audit_entry select e.*;
  update audit_head set entries = e.id, hash = e.hash;
  delete from audit_draft where id = new.id;
  return null;
end $$;
-- Last of all that happens at the commit, whatever came first before it: what is put off twice comes after everything
-- that is put off once, above all after the ledger's entries, whose table whoever closes a month locks first.
create function put_audit_draft_last() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update audit_draft set is_last = true where id = new.id;
  return null;
end $$;
create constraint trigger audit_draft_comes_last after insert on audit_draft
  deferrable initially deferred for each row execute function put_audit_draft_last();
create constraint trigger audit_draft_joins_the_chain after update on audit_draft
  deferrable initially deferred for each row execute function chain_audit_draft();

create function audit_stays() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is never changed or shortened' using errcode = 'check_violation';
end $$;
create trigger audit_entry_stays before update or delete on audit_entry for each row execute function audit_stays();
create trigger audit_entry_is_not_emptied before truncate on audit_entry execute function audit_stays();
create trigger audit_root_stays before update or delete on audit_root for each row execute function audit_stays();
create trigger audit_root_is_not_emptied before truncate on audit_root execute function audit_stays();
create trigger audit_head_stays before delete on audit_head for each row execute function audit_stays();
create trigger audit_head_is_not_emptied before truncate on audit_head execute function audit_stays();

create function audit_head_only_grows() returns trigger language plpgsql as $$
begin
  if new.entries <> old.entries + 1 or new.since <> old.since
     or not exists (select from audit_entry where id = new.entries and hash = new.hash and previous_hash = old.hash) then
    raise exception 'the audit log only grows, entry by entry' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger audit_head_only_grows before update on audit_head for each row execute function audit_head_only_grows()`;

/** Prices, fees, seats, dates and staff: an edit leaves an entry whoever makes it, also by hand in a SQL console. */
export const auditedEdits = `
-- Who edits. The program may say so for its transaction (set_config('tiketi.actor', '{"kind":…}', true)); hand-made SQL is
-- the database user's.
create function note_edit(p_action text, p_subject_type text, p_subject_id text, p_before jsonb, p_after jsonb)
returns void language sql security definer set search_path = public, pg_temp as $$
  insert into audit_draft (actor_kind, actor_id, actor_role, action, subject_type, subject_id, before, after, ip, trace_id)
  select coalesce(a->>'kind', 'database'), case when a is null then session_user else a->>'id' end, a->>'role',
         p_action, p_subject_type, p_subject_id, p_before, p_after,
         case when a is null then host(inet_client_addr()) else a->>'ip' end, a->>'traceId'
    from (select nullif(current_setting('tiketi.actor', true), '')::jsonb as a) s
$$;

create function audit_row_edit() returns trigger language plpgsql as $$
declare
  v_type text := replace(tg_table_name, '_', '-');
  -- (A password's hash is nobody's business, and a new one after signing in is no edit.)
  v_before jsonb := case when tg_op in ('UPDATE', 'DELETE') then to_jsonb(old) - 'password_hash' end;
  v_after jsonb := case when tg_op in ('INSERT', 'UPDATE') then to_jsonb(new) - 'password_hash' end;
  v_row jsonb := coalesce(v_after, v_before);
begin
  if v_before is not distinct from v_after then return null; end if;
  perform note_edit(v_type || '.' || case tg_op when 'INSERT' then 'added' when 'UPDATE' then 'changed' else 'removed' end,
                    v_type, coalesce(v_row->>'id', concat_ws('/', v_row->>'performance_id', v_row->>'min_days_before')), v_before, v_after);
  return null;
end $$;
create trigger price_grade_is_audited after insert or update or delete on price_grade for each row execute function audit_row_edit();
create trigger cancellation_tier_is_audited after insert or update or delete on cancellation_tier for each row execute function audit_row_edit();
create trigger cancellation_policy_is_audited after insert or update or delete on cancellation_policy for each row execute function audit_row_edit();
create trigger event_is_audited after update of booking_fee_per_ticket, seats_per_person, published_at on event for each row execute function audit_row_edit();
-- Who may do what is the beginning of everything else.
create trigger staff_member_is_audited after insert or update or delete on staff_member for each row execute function audit_row_edit();
create trigger performance_is_audited after insert or update or delete on performance for each row execute function audit_row_edit();

-- An arena has twelve thousand seats: one entry per statement and performance, new seats counted, others named.
create function audit_seat_edit() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform note_edit('performance-seat.added', 'performance', performance_id::text, null, jsonb_build_object('seats', sum(n), 'perGrade', jsonb_agg(
              jsonb_build_object('priceGradeId', price_grade_id, 'seats', n) order by price_grade_id)))
       from (select performance_id, price_grade_id, count(*) as n from added group by 1, 2) x group by performance_id;
  elsif tg_op = 'DELETE' then
    perform note_edit('performance-seat.removed', 'performance', performance_id::text, jsonb_agg(
              jsonb_build_object('priceGradeId', price_grade_id, 'ordinals', ordinals) order by price_grade_id), null)
       from (select performance_id, price_grade_id, jsonb_agg(seat_ordinal order by seat_ordinal) as ordinals from removed group by 1, 2) x
      group by performance_id;
  else
    perform note_edit('performance-seat.changed', 'performance', performance_id::text,
              jsonb_agg(jsonb_build_object('priceGradeId', was, 'ordinals', ordinals) order by was, is_now),
              jsonb_agg(jsonb_build_object('priceGradeId', is_now, 'ordinals', ordinals) order by was, is_now))
       from (select performance_id, r.price_grade_id as was, a.price_grade_id as is_now, jsonb_agg(seat_ordinal order by seat_ordinal) as ordinals
               from removed r full join added a using (performance_id, seat_ordinal)
              where r.price_grade_id is distinct from a.price_grade_id or r.performance_id is null or a.performance_id is null
              group by 1, 2, 3) x
      group by performance_id;
  end if;
  return null;
end $$;
create trigger performance_seat_added after insert on performance_seat
  referencing new table as added for each statement execute function audit_seat_edit();
create trigger performance_seat_changed after update on performance_seat
  referencing old table as removed new table as added for each statement execute function audit_seat_edit();
create trigger performance_seat_removed after delete on performance_seat
  referencing old table as removed for each statement execute function audit_seat_edit();

create function audit_emptying() returns trigger language plpgsql as $$
begin
  perform note_edit(replace(tg_table_name, '_', '-') || '.emptied', 'table', tg_table_name, null, null);
  return null;
end $$;
create trigger price_grade_emptied after truncate on price_grade execute function audit_emptying();
create trigger cancellation_tier_emptied after truncate on cancellation_tier execute function audit_emptying();
create trigger performance_emptied after truncate on performance execute function audit_emptying();
create trigger performance_seat_emptied after truncate on performance_seat execute function audit_emptying()`;
