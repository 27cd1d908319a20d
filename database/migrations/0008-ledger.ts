import type { MigrationInterface, QueryRunner } from 'typeorm';
import { applicationRole } from './functions/application-role.ts';
import { ledgerPostings } from './functions/ledger-postings.ts';
import { ledgerRefunds } from './functions/ledger-refunds.ts';
import { ledgerRules } from './functions/ledger-rules.ts';

/** Double-entry bookkeeping of everything that moves money. The database posts, checks and keeps it; see ADR 17. */
export class Ledger1767225607000 implements MigrationInterface {
  readonly name = 'Ledger1767225607000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table ledger_account (
        code    text primary key check (code ~ '^[A-Z_]{3,40}$'),
        kind    text not null check (kind in ('ASSET', 'LIABILITY', 'INCOME', 'CONTRA_INCOME', 'EXPENSE')),
        name_ko text not null,
        name_en text not null
      );
      insert into ledger_account (code, kind, name_ko, name_en) values
        ('GATEWAY_RECEIVABLE',    'ASSET',         'PG 미수금',        'Due from the payment gateway'),
        ('BANK',                  'ASSET',         '보통예금',         'Bank'),
        ('INPUT_VAT',             'ASSET',         '부가세대급금',     'VAT paid on fees'),
        ('REFUNDS_PAYABLE',       'LIABILITY',     '환불 미지급금',    'Refunds owed to buyers'),
        ('UNCLAIMED_MONEY',       'LIABILITY',     '가수금',           'Money nobody''s seats account for'),
        ('TICKET_SALES',          'INCOME',        '티켓 매출',        'Ticket sales'),
        ('BOOKING_FEES',          'INCOME',        '예매수수료 수입',  'Booking fees'),
        ('CANCELLATION_FEES',     'INCOME',        '취소수수료 수입',  'Cancellation fees'),
        ('DISCOUNTS',             'CONTRA_INCOME', '할인',             'Discounts'),
        ('REFUNDED_SALES',        'CONTRA_INCOME', '티켓 매출 환입',   'Ticket sales taken back'),
        ('REFUNDED_BOOKING_FEES', 'CONTRA_INCOME', '예매수수료 환입',  'Booking fees given back'),
        ('GATEWAY_FEES',          'EXPENSE',       'PG 수수료',        'Payment gateway fees');

      -- A month whose books are shut. Whatever is learnt of it later counts in the first month that is still open.
      create table ledger_period (
        month     text primary key check (month ~ '^\\d{4}-(0[1-9]|1[0-2])$'),
        starts_at timestamptz not null unique,
        ends_at   timestamptz not null unique,
        -- Nothing recorded after this instant is part of it.
        as_of     timestamptz not null,
        closed_by text not null,
        reason    text not null,
        entries   int    not null,
        debits    bigint not null,
        check (starts_at < ends_at and ends_at <= as_of)
      );

      -- One thing that happened to money. Its lines are in ledger_posting; the words beside the keys are as they were then,
      -- so that a report of an old month never changes because somebody renamed a show.
      create table ledger_entry (
        id              bigint generated always as identity primary key,
        kind            text not null check (kind in ('CAPTURE', 'REFUND_REQUESTED', 'REFUND_PAID', 'SETTLEMENT', 'CORRECTION')),
        -- When it happened, at the gateway if it happened there.
        occurred_at     timestamptz not null,
        -- When it counts: the same, or the first instant after the closed months.
        booked_at       timestamptz not null,
        -- When we knew. An as-of report shows what was recorded until then.
        recorded_at     timestamptz not null,
        booking_id      uuid references booking,
        payment_id      uuid references payment,
        refund_id       uuid references refund,
        payment_key     text,
        transaction_key text,
        booking_number  text,
        order_id        text,
        method          text,
        event_id        uuid,
        event_title     text,
        starts_at       timestamptz,
        dedupe_key      text not null unique
      );
      create index ledger_entry_booked on ledger_entry (booked_at, id);
      create index ledger_entry_occurred on ledger_entry (occurred_at);
      create index ledger_entry_of_payment on ledger_entry (payment_id, kind);
      create index ledger_entry_of_booking on ledger_entry (booking_id);
      create index ledger_entry_of_refund on ledger_entry (refund_id) where refund_id is not null;

      create table ledger_posting (
        entry_id bigint   not null references ledger_entry,
        line     smallint not null check (line > 0),
        account  text     not null references ledger_account,
        -- Won; debit is positive, credit negative.
        amount   bigint   not null check (amount <> 0),
        claim_id bigint references claim,
        -- The seat of that claim, as the drawing calls it.
        seat     text,
        primary key (entry_id, line)
      );
      create index ledger_posting_of_claim on ledger_posting (claim_id) where claim_id is not null`);
    await queryRunner.query(ledgerRules);
    await queryRunner.query(ledgerPostings);
    await queryRunner.query(ledgerRefunds);
    await queryRunner.query(applicationRole);
    // Money that moved before there was a ledger.
    await queryRunner.query(`
      set local tiketi.history = 'on';
      select post_payment_transaction(t) from (select t from payment_transaction t where kind = 'CAPTURE' order by id) x;
      select post_refund(r) from (select r from refund r order by requested_at) x;
      select post_payment_transaction(t) from (select t from payment_transaction t where kind = 'REFUND' order by id) x;
      set local tiketi.history = 'off'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger ledger_posts_refund on refund;
      drop trigger ledger_posts_transaction on payment_transaction;
      drop function on_refund_post, post_refund, on_payment_transaction_post, post_payment_transaction, post_refund_paid, reverse_capture, post_capture,
                    begin_entry, entry_recorded_at, close_ledger_period, ledger_barrier, grant_to_application;
      drop table ledger_posting, ledger_entry, ledger_period, ledger_account;
      drop function ledger_stays, ledger_entry_balances, ledger_lines_come_together, ledger_entry_books`);
  }
}
