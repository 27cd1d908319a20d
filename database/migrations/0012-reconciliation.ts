import type { MigrationInterface, QueryRunner } from 'typeorm';
import { settlementPostings } from './functions/settlement-postings.ts';

/** Our books beside the gateway's own: what it says moved, what it paid out, and where the three differ. */
export class Reconciliation1767225611000 implements MigrationInterface {
  readonly name = 'Reconciliation1767225611000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- One comparison of a range of Korean days. It is fetched page by page, and goes on where it was when a worker dies.
      create table reconciliation_run (
        id             uuid primary key,
        from_day       date not null,
        to_day         date not null,
        -- nightly, or staff:<member>.
        requested_by   text not null,
        state          text not null default 'RUNNING' check (state in ('RUNNING', 'DONE', 'FAILED')),
        step           text not null default 'TRANSACTIONS' check (step in ('TRANSACTIONS', 'SETTLEMENTS', 'COMPARE')),
        -- Where the step is: the last key of the page of transactions, or the number of the last page of settlements.
        cursor         text,
        attempts       int  not null default 0,
        next_try_at    timestamptz not null default clock_timestamp(),
        last_error     text,
        started_at     timestamptz not null default clock_timestamp(),
        finished_at    timestamptz,
        ours           int,
        theirs         int,
        settlements    int,
        matched        int,
        missing_here   int,
        missing_there  int,
        amount_differs int,
        date_differs   int,
        -- Net won that moved, by our books and by the gateway's.
        ours_total     bigint,
        theirs_total   bigint,
        check (from_day <= to_day),
        check ((state = 'RUNNING') = (finished_at is null)),
        check ((state = 'DONE') <= (matched is not null))
      );
      create unique index reconciliation_run_nightly on reconciliation_run (from_day, to_day) where requested_by = 'nightly';
      create index reconciliation_run_due on reconciliation_run (next_try_at) where state = 'RUNNING';
      create index reconciliation_run_newest on reconciliation_run (started_at desc);

      -- GET /v1/transactions, as read last. Won; cancellations are negative.
      create table gateway_transaction (
        transaction_key text primary key,
        payment_key     text not null,
        order_id        text not null,
        method          text,
        amount          bigint not null check (amount <> 0),
        at              timestamptz not null,
        seen_by         uuid not null references reconciliation_run
      );
      create index gateway_transaction_at on gateway_transaction (at);
      create index gateway_transaction_of_payment on gateway_transaction (payment_key);

      -- GET /v1/settlements, as read last. Won; what concerns a cancellation is negative.
      create table gateway_settlement (
        transaction_key text primary key,
        payment_key     text not null,
        order_id        text not null,
        method          text,
        amount          bigint not null check (amount <> 0),
        interest_fee    bigint not null,
        -- Without VAT.
        supply_amount   bigint not null,
        vat             bigint not null,
        pay_out_amount  bigint not null,
        sold_date       date not null,
        paid_out_date   date not null,
        seen_by         uuid not null references reconciliation_run,
        -- The entry that books it, once the day it is paid out has come.
        entry_id        bigint unique references ledger_entry
      );
      create index gateway_settlement_sold on gateway_settlement (sold_date);
      create index gateway_settlement_of_payment on gateway_settlement (payment_key);
      create index gateway_settlement_to_book on gateway_settlement (paid_out_date) where entry_id is null;

      -- A difference somebody has to explain.
      create table reconciliation_case (
        id              uuid primary key default gen_random_uuid(),
        source          text not null check (source in ('TRANSACTION', 'SETTLEMENT')),
        kind            text not null check (kind in ('MISSING_HERE', 'MISSING_THERE', 'AMOUNT', 'DATE')),
        transaction_key text not null,
        payment_key     text,
        order_id        text,
        booking_number  text,
        -- The Korean day it is about.
        day             date not null,
        ours_amount     bigint,
        theirs_amount   bigint,
        ours_at         timestamptz,
        theirs_at       timestamptz,
        state           text not null default 'OPEN' check (state in ('OPEN', 'EXPLAINED', 'RESOLVED')),
        owner           uuid references staff_member,
        note            text check (length(note) <= 1000),
        opened_at       timestamptz not null default clock_timestamp(),
        state_at        timestamptz not null default clock_timestamp(),
        seen_by         uuid not null references reconciliation_run,
        unique (source, kind, transaction_key)
      );
      create index reconciliation_case_open on reconciliation_case (day) where state = 'OPEN';
      create index reconciliation_case_newest on reconciliation_case (opened_at desc)`);
    await queryRunner.query(settlementPostings);
    await queryRunner.query(`
      do $$ begin
        if exists (select from pg_roles where rolname = 'tiketi_app') then
          revoke delete on reconciliation_run, gateway_transaction, gateway_settlement, reconciliation_case from tiketi_app;
        end if;
      end $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop function book_settlements, book_settlement;
      drop table reconciliation_case, gateway_settlement, gateway_transaction, reconciliation_run`);
  }
}
