/**
 * The copy a rehearsal plays on: the schema `rehearsal`, with the tables, constraints, triggers and functions of `public` as
 * they are at this moment, one performance under another id, and people who do not exist.
 *
 * Whoever plays works as `tiketi_rehearsal`, a role that has rights on that schema and on nothing else: not even a name in
 * `public` resolves for it. Copied functions run with its rights (none is a security definer), so nothing in the copy can
 * reach what is real. Only the three functions below cross over, they only read on this side, and no role but the
 * application's may call them.
 *
 * Roles belong to the server. Where the migration may not make one there are no rehearsals (rehearsal_is_possible).
 */
export const rehearsalCopy = `
do $$
begin
  if not exists (select from pg_roles where rolname = 'tiketi_rehearsal') then
    begin
      create role tiketi_rehearsal nologin;
    exception
      when insufficient_privilege then
        raise notice 'This user may not create the role tiketi_rehearsal; there will be no rehearsals.';
      when duplicate_object or unique_violation then null;
    end;
  end if;
  if exists (select from pg_roles where rolname = 'tiketi_rehearsal') then
    begin
      if not pg_has_role(current_user, 'tiketi_rehearsal', 'MEMBER') then execute format('grant tiketi_rehearsal to %I', current_user); end if;
      -- Where the programs sign in as tiketi_app itself they must be able to become the smaller role. Without inheriting it:
      -- the application has no business in the copy.
      if exists (select from pg_roles where rolname = 'tiketi_app') then grant tiketi_rehearsal to tiketi_app with inherit false, set true; end if;
    exception
      when insufficient_privilege then raise notice 'This user may not grant tiketi_rehearsal; there will be no rehearsals.';
      -- Another migration on the same server was quicker.
      when unique_violation or internal_error then null;
    end;
  end if;
end $$;

-- Everybody could look up names in public and call its functions. The application has its own right to (migration 0008).
do $$ begin
  if exists (select from pg_roles where rolname = 'tiketi_app') then revoke usage on schema public from public; end if;
end $$;

create function rehearsal_is_possible() returns boolean language sql stable as $$
  select exists (select from pg_roles where rolname = 'tiketi_rehearsal' and pg_has_role(session_user, oid, 'MEMBER'))
$$;

create function drop_rehearsal_copy() returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if to_regnamespace('rehearsal') is null then return false; end if;
  set local client_min_messages = warning;
  drop schema rehearsal cascade;
  return true;
end $$;

-- Rows of one table, some columns changed. Columns that compute themselves are left to do so.
create function copy_rows_for_rehearsal(p_table text, p_condition text, p_changes jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_columns text;
begin
  select string_agg(format('%I', a.attname), ', ' order by a.attnum) into v_columns
    from pg_attribute a
   where a.attrelid = format('public.%I', p_table)::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '';
  execute format('insert into rehearsal.%1$I (%2$s) overriding system value
                  select r.* from public.%1$I t
                   cross join lateral (select %2$s from jsonb_populate_record(null::rehearsal.%1$I, to_jsonb(t) || $1)) r where %3$s',
                 p_table, v_columns, p_condition) using p_changes;
end $$;

-- p_as: the performance's id in the copy; another one than the real, so that not even Redis can mix them up.
create function make_rehearsal_copy(p_performance_id uuid, p_as uuid, p_buyers int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  r   record;
  one public.performance;
begin
  perform public.drop_rehearsal_copy();
  select * into strict one from public.performance p where p.id = p_performance_id;
  set local check_function_bodies = off;
  set local client_min_messages = warning;
  create schema rehearsal;

  for r in
    select c.relname, string_agg(format('%I %s', a.attname, replace(format_type(a.atttypid, a.atttypmod), 'public.', 'rehearsal.')), ', '
                                 order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'c' group by c.relname
  loop
    execute format('create type rehearsal.%I as (%s)', r.relname, r.columns);
  end loop;
  for r in
    select c.relname from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migration'
  loop
    execute format('create table rehearsal.%1$I (like public.%1$I including all excluding comments excluding statistics)', r.relname);
  end loop;

  -- Words that rows refer to, and a log of its own that begins here.
  perform public.copy_rows_for_rehearsal('category', 'true', '{}'), public.copy_rows_for_rehearsal('ledger_account', 'true', '{}');
  insert into rehearsal.audit_head (entries, hash, since) values (0, repeat('0', 64), current_date);
  perform public.copy_rows_for_rehearsal('event', format('t.id = %L', one.event_id), jsonb_build_object('published_at', now()));
  execute 'insert into rehearsal.venue select v.* from public.venue v join public.event e on e.venue_id = v.id where e.id = $1' using one.event_id;
  perform public.copy_rows_for_rehearsal('seat_map', format('t.id = %L', one.seat_map_id), '{}');
  execute 'insert into rehearsal.seat select s.* from public.seat s where s.seat_map_id = $1' using one.seat_map_id;
  -- On sale since a minute ago, until it begins.
  perform public.copy_rows_for_rehearsal('performance', format('t.id = %L', p_performance_id), jsonb_build_object(
    'id', p_as, 'sale_opens_at', now() - interval '1 minute', 'sale_closes_at', one.starts_at, 'cancelled_at', null, 'cancelled_because', null));
  perform public.copy_rows_for_rehearsal(t.name, format('t.performance_id = %L', p_performance_id), jsonb_build_object('performance_id', p_as))
     from unnest('{price_grade, performance_seat, cancellation_tier, cancellation_policy}'::text[]) t(name);
  insert into rehearsal.account (id, email, email_verified_at, display_name)
  select i.id, i.id || '@rehearsal.invalid', now(), 'rehearsal' from (select gen_random_uuid() as id from generate_series(1, p_buyers)) i;

  for r in
    select c.conname, t.relname, replace(pg_get_constraintdef(c.oid), 'public.', 'rehearsal.') as definition
      from pg_constraint c join pg_class t on t.oid = c.conrelid
     where c.connamespace = 'public'::regnamespace and c.contype = 'f'
  loop
    execute format('alter table rehearsal.%I add constraint %I %s', r.relname, r.conname, r.definition);
  end loop;
  for r in
    select replace(replace(replace(pg_get_functiondef(p.oid), 'public.', 'rehearsal.'), 'SECURITY DEFINER', ''),
                   $x$SET search_path TO 'public'$x$, $x$SET search_path TO 'rehearsal'$x$) as definition
      from pg_proc p
     where p.pronamespace = 'public'::regnamespace and p.prokind = 'f' and p.proname !~ 'rehears' and p.proname <> 'grant_to_application'
       and not exists (select from pg_depend d where d.objid = p.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e')
  loop
    execute r.definition;
  end loop;
  for r in
    select replace(pg_get_triggerdef(g.oid), 'public.', 'rehearsal.') as definition
      from pg_trigger g join pg_class t on t.oid = g.tgrelid
     where not g.tgisinternal and t.relnamespace = 'public'::regnamespace and t.relname not in ('rehearsal', 'rehearsal_report')
  loop
    execute r.definition;
  end loop;

  if exists (select from pg_proc p where p.pronamespace = 'rehearsal'::regnamespace and p.prosecdef) then
    raise exception 'a function of the copy would run with more rights than the rehearsal has';
  end if;
  grant usage on schema rehearsal to tiketi_rehearsal;
  grant select, insert, update, delete on all tables in schema rehearsal to tiketi_rehearsal;
  grant usage on all sequences in schema rehearsal to tiketi_rehearsal;
end $$;

revoke execute on function drop_rehearsal_copy(), copy_rows_for_rehearsal(text, text, jsonb), make_rehearsal_copy(uuid, uuid, int) from public;
do $$ begin
  if exists (select from pg_roles where rolname = 'tiketi_app') then
    grant execute on function drop_rehearsal_copy(), make_rehearsal_copy(uuid, uuid, int) to tiketi_app;
  end if;
end $$`;
