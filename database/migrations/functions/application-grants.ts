/**
 * All the rights of the application's role, in one place: what it may read, add and change, table by table. Migrations give
 * and take rights for their own tables, and their exceptions stand here, too: calling this again, or after a dump was
 * restored without rights, comes to the same (a test compares the two).
 */
export const grantsOfTheApplication = `
create or replace function grant_to_application() returns void language plpgsql as $$
declare
  v_table text;
  -- Only ever added to, by the application; changed and removed by nobody.
  c_append text[] := '{booking_transition, payment_transition, refund_transition, claim_transition, ticket_transition,
                       queue_entry_transition, suspicion_case_transition, booking_change_transition, booking_change_item, ledger_correction_line, audit_draft, rehearsal_report}';
  -- Written by triggers and functions of the database; the application reads.
  c_read   text[] := '{ledger_account, ledger_entry, ledger_posting, ledger_period, ledger_balance, payment_transaction,
                       audit_entry, audit_head, audit_root, retention_rule, retention_log, schema_migration}';
  -- Adds, and deletes when it is time, but changes nothing.
  c_notes  text[] := '{footprint, suspicion_signal}';
  -- What it may delete: sign-ins that are over, claims of holds that lost, webhooks long followed up, and what belongs to
  -- a row that goes.
  c_delete text[] := '{claim, session, refresh_token, pending_identity, one_time_token, bank, cash_receipt, payment_request,
                       refund_account, virtual_account, queue, queue_draw, queue_entry, queue_line, footprint, suspicion_signal,
                       webhook_inbox}';
begin
  if not exists (select from pg_roles where rolname = 'tiketi_app') then return; end if;
  grant usage on schema public to tiketi_app;
  grant usage on all sequences in schema public to tiketi_app;
  alter default privileges in schema public grant select, insert, update, delete on tables to tiketi_app;
  alter default privileges in schema public grant usage on sequences to tiketi_app;
  for v_table in select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' loop
    execute format('revoke all on %I from tiketi_app', v_table);
    execute format('grant select on %I to tiketi_app', v_table);
    if v_table <> all (c_read) then
      execute format('grant insert on %I to tiketi_app', v_table);
      if v_table <> all (c_append || c_notes) then execute format('grant update on %I to tiketi_app', v_table); end if;
      if v_table = any (c_delete) then execute format('grant delete on %I to tiketi_app', v_table); end if;
    end if;
  end loop;
  -- Not even the time of recording is the application's to choose.
  grant insert (payment_id, kind, amount, transaction_key, at) on payment_transaction to tiketi_app;
end $$;
select grant_to_application();`;
