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
 * What dashboards may ask, as views in a schema of its own: counts and sums need nobody's name. The role has no right in
 * \`public\`, neither to a table nor to a function there that works with more rights than its caller. A new panel adds its columns here
 * (a test asks every panel as this role).
 */
export const watchViews = `
create schema watch;
create view watch.event as select id, title_ko from event;
create view watch.performance as select id, event_id, starts_at from performance;
create view watch.performance_seat as select performance_id, seat_ordinal, price_grade_id from performance_seat;
create view watch.booking as select id, performance_id, state, created_at, confirmed_at from booking;
create view watch.claim as select id, performance_id, state from claim;
create view watch.payment as select id, booking_id, method from payment;
create view watch.payment_transaction as select payment_id, kind, amount, at from payment_transaction;
create view watch.refund as select cause, state, amount, requested_at from refund;
create view watch.account as select created_at from account;
create view watch.audit_entry as select action, actor_role, at from audit_entry;

-- Kept as a function: where the role is made later, or after a restore, it is called once more.
create function grant_to_watchers() returns void language plpgsql as $$
begin
  if not exists (select from pg_roles where rolname = 'tiketi_watch') then return; end if;
  grant usage on schema watch to tiketi_watch;
  grant select on all tables in schema watch to tiketi_watch;
end $$;
select grant_to_watchers();`;
