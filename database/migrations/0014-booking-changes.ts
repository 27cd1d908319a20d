import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bookingChanges, changedRules } from './functions/booking-changes.ts';
import { bookingTerms } from './functions/booking-terms.ts';
import { changePostings } from './functions/change-postings.ts';
import { ledgerPostings } from './functions/ledger-postings.ts';
import { ledgerRefunds } from './functions/ledger-refunds.ts';
import { refundRules } from './functions/refund-rules.ts';

const RULES = `
        -- SEATS: other seats of the same performance; ANY: also another date of the event.
        add column changes_allowed text not null default 'ANY' check (changes_allowed in ('NONE', 'SEATS', 'ANY')),
        -- Calendar days (KST) before the show on which it may be changed the last time; 0: until it starts.
        add column change_min_days int not null default 1 check (change_min_days >= 0),
        -- Won for each ticket.
        add column change_fee int not null default 0 check (change_fee >= 0),
        -- How often one purchase may be changed.
        add column changes_max int not null default 3 check (changes_max >= 0)`;

/** The first definition of a function, as an earlier migration made it. */
function before(source: string, name: string): string {
  const start = source.indexOf(`create function ${name}(`);
  const end = /end \$\$;|^\$\$/m.exec(source.slice(start));
  return source
    .slice(start, start + (end?.index ?? 0) + (end?.[0].length ?? 0))
    .replace('create function', 'create or replace function');
}

/** Seats or date changed without cancelling: the buyer pays or gets back only the difference (docs/adr/0028). */
export class BookingChanges1767225614000 implements MigrationInterface {
  readonly name = 'BookingChanges1767225614000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table cancellation_policy ${RULES};
      -- What the buyer agreed to, like the other terms.
      alter table booking_terms ${RULES},
        -- A fee for cancelling that had begun to run is not undone by changing: it never falls below this.
        add column floor_percent int not null default 0 check (floor_percent between 0 and 100);

      -- Seats of one booking become other seats, in a booking of their own that takes over what was paid.
      create table booking_change (
        id              uuid primary key,
        from_booking_id uuid not null references booking,
        -- Made in the same transaction, after this row.
        to_booking_id   uuid not null unique references booking deferrable initially deferred,
        -- The first booking of the purchase.
        root_booking_id uuid not null references booking,
        state           text not null check (state in ('REQUESTED', 'HELD', 'PAYING', 'DONE', 'LAPSED', 'REFUNDED')),
        state_at        timestamptz not null default clock_timestamp(),
        -- Won that were paid for the old seats, booking fee included; they count for the new ones.
        credit          int not null check (credit >= 0),
        -- Won that the new booking costs, its booking fee and the fee for changing included.
        new_total       int not null check (new_total >= 0),
        change_fee      int not null check (change_fee between 0 and new_total),
        -- To pay, or to get back when it is negative.
        difference      int not null generated always as (new_total - credit) stored,
        floor_percent   int not null check (floor_percent between 0 and 100),
        idempotency_key text not null check (length(idempotency_key) between 1 and 100),
        requested_at    timestamptz not null default clock_timestamp(),
        moved_by        text not null,
        moved_because   text not null,
        unique (from_booking_id, idempotency_key),
        check (from_booking_id <> to_booking_id)
      );
      -- One wish at a time: two windows cannot spend the same tickets twice.
      create unique index booking_change_one_open on booking_change (from_booking_id) where state in ('REQUESTED', 'HELD', 'PAYING');
      create index booking_change_of_purchase on booking_change (root_booking_id) where state = 'DONE';

      -- The seats that are given up, and what was paid for each.
      create table booking_change_item (
        change_id   uuid   not null references booking_change,
        claim_id    bigint not null references claim,
        price       int    not null check (price >= 0),
        booking_fee int    not null check (booking_fee >= 0),
        primary key (change_id, claim_id)
      );
      create index booking_change_item_of_claim on booking_change_item (claim_id);

      create table booking_change_transition (
        id                bigint generated always as identity primary key,
        booking_change_id uuid not null references booking_change,
        from_state        text not null,
        to_state          text not null,
        actor             text not null,
        cause             text not null,
        at                timestamptz not null default clock_timestamp()
      );
      create index booking_change_transition_of_change on booking_change_transition (booking_change_id, id);

      alter table refund
        -- One cancellation that draws on two payments of a purchase is two refunds: the first has the seats.
        add column part_of uuid references refund check (part_of <> id);
      create index refund_parts on refund (part_of) where part_of is not null;

      insert into ledger_account (code, kind, name_ko, name_en) values
        ('CHANGE_CLEARING', 'LIABILITY', '변경 대체금', 'Money on its way through a change');
      alter table ledger_entry drop constraint ledger_entry_kind_check, add constraint ledger_entry_kind_check
        check (kind in ('CAPTURE', 'REFUND_REQUESTED', 'REFUND_PAID', 'SETTLEMENT', 'CORRECTION', 'CHANGE', 'COMPENSATION'))`);
    // The fees of a cancellation stand in its first refund, whichever share of the money that one sends.
    await queryRunner.query(`
      do $$
      declare v_name text;
      begin
        select conname into v_name from pg_constraint
         where conrelid = 'refund'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%booking_fee_returned <= amount%';
        if v_name is not null then execute format('alter table refund drop constraint %I', v_name); end if;
        alter table refund drop constraint if exists refund_booking_fee_returned_check;
        alter table refund add constraint refund_booking_fee_returned_check check (booking_fee_returned >= 0);
      end $$`);
    await queryRunner.query(bookingChanges);
    await queryRunner.query(changedRules);
    await queryRunner.query(changePostings);
    await queryRunner.query(`
      do $$ begin
        if exists (select from pg_roles where rolname = 'tiketi_app') then
          revoke delete on booking_change, booking_change_item, booking_change_transition from tiketi_app;
          revoke update on booking_change_item, booking_change_transition from tiketi_app;
        end if;
      end $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger change_follows_booking on booking;
      drop trigger change_follows_refund on refund;
      ${before(bookingTerms, 'keep_booking_terms')}
      ${before(refundRules, 'refund_fits_payment')}
      ${before(refundRules, 'refund_adds_up')}
      ${before(ledgerPostings, 'begin_entry')};
      ${before(ledgerPostings, 'post_capture')}
      ${before(ledgerRefunds, 'post_refund')}
      drop function post_change;
      drop table booking_change_transition, booking_change_item, booking_change;
      drop function hold_for_change, booking_change_swaps, change_follows_refund, change_follows_booking, booking_line, purchase_of,
                    booking_change_stays, log_booking_change_move, booking_change_may_move, on_change_post;
      alter table refund drop constraint refund_booking_fee_returned_check, drop column part_of,
        add check (booking_fee_returned between 0 and amount);
      alter table booking_terms drop column floor_percent, drop column changes_allowed, drop column change_min_days, drop column change_fee,
        drop column changes_max;
      alter table cancellation_policy drop column changes_allowed, drop column change_min_days, drop column change_fee, drop column changes_max`);
  }
}
