/** The role of whoever only looks on (Grafana, the exporter). It belongs to the server; where ours may not make one, there is none. */
export const watchRole = `
do $$
begin
  if not exists (select from pg_roles where rolname = 'tiketi_watch') then
    create role tiketi_watch nologin;
  end if;
exception
  when insufficient_privilege then
    raise notice 'This user may not create the role tiketi_watch; dashboards need another one to sign in as.';
  -- Another migration on the same server was quicker.
  when duplicate_object or unique_violation then null;
end $$;`;

/**
 * What dashboards ask of the database: counts and sums. Column by column where a table also holds what is personal; a new panel
 * names its columns here (a test asks every panel as this role). Calling it again, or after a restore, comes to the same.
 */
export const grantsOfTheWatchers = `
create or replace function grant_to_watchers() returns void language plpgsql as $$
begin
  if not exists (select from pg_roles where rolname = 'tiketi_watch') then return; end if;
  revoke all on all tables in schema public from tiketi_watch;
  grant usage on schema public to tiketi_watch;
  grant select on event, performance, performance_seat, payment_transaction to tiketi_watch;
  grant select (id, performance_id, state, created_at, confirmed_at) on booking to tiketi_watch;
  grant select (id, performance_id, state) on claim to tiketi_watch;
  grant select (id, booking_id, method) on payment to tiketi_watch;
  grant select (cause, state, amount, requested_at) on refund to tiketi_watch;
  grant select (created_at) on account to tiketi_watch;
  grant select (action, actor_role, at) on audit_entry to tiketi_watch;
end $$;
select grant_to_watchers();`;
