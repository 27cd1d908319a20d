/**
 * The role the processes work as (they take it on every connection, platform/database/application-role.ts): it may do
 * what the application does and nothing else, above all not change what was written down about money. Roles belong to
 * the server, not to the database; where ours may not make one, the application works as the user it connects as, and
 * the triggers alone keep the ledger.
 */
export const applicationRole = `
do $$
begin
  if not exists (select from pg_roles where rolname = 'tiketi_app') then
    begin
      create role tiketi_app nologin;
    exception
      when insufficient_privilege then
        raise notice 'This user may not create the role tiketi_app; the application will work with its own rights.';
      -- Another migration on the same server was quicker.
      when duplicate_object or unique_violation then null;
    end;
  end if;
  if exists (select from pg_roles where rolname = 'tiketi_app') and not pg_has_role(current_user, 'tiketi_app', 'MEMBER') then
    begin
      execute format('grant tiketi_app to %I', current_user);
    exception when insufficient_privilege then
      raise notice 'This user may not become tiketi_app; the application will work with its own rights.';
    end;
  end if;
end $$;

-- Gives the role what it needs on the tables there are, and by default on those of later migrations. Kept as a
-- function: a restored dump on a server with the role calls it once.
create function grant_to_application() returns void language plpgsql as $$
declare v_table text;
begin
  if not exists (select from pg_roles where rolname = 'tiketi_app') then return; end if;
  grant usage on schema public to tiketi_app;
  grant select, insert, update on all tables in schema public to tiketi_app;
  -- Old sign-ins are forgotten, and a batch of holds takes back its losers' claims.
  grant delete on claim, session, refresh_token, pending_identity, one_time_token to tiketi_app;
  grant usage on all sequences in schema public to tiketi_app;
  alter default privileges in schema public grant select, insert, update, delete on tables to tiketi_app;
  alter default privileges in schema public grant usage on sequences to tiketi_app;
  revoke insert, update, delete, truncate on ledger_account, ledger_entry, ledger_posting, ledger_period from tiketi_app;
  revoke update on booking_transition, payment_transition from tiketi_app;
  -- Not even the time of recording is the application's to choose.
  revoke insert, update on payment_transaction from tiketi_app;
  grant insert (payment_id, kind, amount, transaction_key, at) on payment_transaction to tiketi_app;
  if to_regclass('schema_migration') is not null then
    revoke insert, update on schema_migration from tiketi_app;
  end if;
end $$;
select grant_to_application();`;
