import type { MigrationInterface, QueryRunner } from 'typeorm';
import { moneyCases, unaskedReturns } from './functions/unasked-returns.ts';

/** Money that moved without us, and duties about money that only a person can end; see ADR 29. */
export class MoneyCases1767225616000 implements MigrationInterface {
  readonly name = 'MoneyCases1767225616000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table refund
        drop constraint refund_cause_check,
        add constraint refund_cause_check check (cause in ('BUYER', 'STAFF', 'ORGANISER', 'NO_SEAT', 'CHANGE', 'BANK', 'GATEWAY')),
        -- Won of it that the seats it takes back do not account for; below zero where they are worth more.
        add column beyond_items int not null default 0,
        add constraint refund_beyond_items_check check (cause = 'GATEWAY' or beyond_items = 0),
        -- The gateway may have given back a part before, so that what is left is less than the fees that come back.
        drop constraint if exists refund_check,
        drop constraint if exists refund_booking_fee_returned_check,
        add constraint refund_booking_fee_returned_check check (booking_fee_returned >= 0);
      -- Of a GATEWAY refund; another trigger looks at its sums.
      alter table refund_item add column unasked boolean not null default false;
      insert into ledger_account (code, kind, name_ko, name_en) values
        ('RETURNED_UNASKED', 'ASSET',   'PG 임의 환불 미결산', 'Returned by the gateway, unexplained'),
        ('COMPENSATIONS',    'EXPENSE', '공연 취소 보상금',    'Compensation paid to buyers');
      alter table ledger_entry
        drop constraint ledger_entry_kind_check,
        add constraint ledger_entry_kind_check
          check (kind in ('CAPTURE', 'REFUND_REQUESTED', 'REFUND_PAID', 'SETTLEMENT', 'CORRECTION', 'CHANGE', 'COMPENSATION'))`);
    await queryRunner.query(unaskedReturns);
    await queryRunner.query(moneyCases);
    // Compensations were kept in a table nobody could close.
    await queryRunner.query(`
      insert into money_case (kind, refund_id, amount, opened_at) select 'COMPENSATION', refund_id, amount, opened_at from compensation_case;
      do $$ begin
        if exists (select from pg_roles where rolname = 'tiketi_app') then
          revoke delete on money_case from tiketi_app;
        end if;
      end $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger compensation_becomes_case on compensation_case;
      drop trigger ledger_posts_compensation on money_case;
      drop function post_compensation, on_compensation_post, compensation_becomes_case;
      drop table money_case;
      drop function money_case_stays;
      drop trigger ledger_posts_unasked_return on refund;
      drop trigger unasked_return_adds_up on refund;
      drop trigger unasked_item_adds_up on refund_item;
      drop function on_unasked_return_post, post_unasked_return, unasked_return_adds_up;
      drop trigger ledger_posts_refund on refund;
      create constraint trigger ledger_posts_refund after insert on refund
        deferrable initially deferred for each row execute function on_refund_post();
      drop trigger refund_adds_up on refund;
      create constraint trigger refund_adds_up after insert on refund
        deferrable initially deferred for each row execute function refund_adds_up();
      drop trigger refund_item_adds_up on refund_item;
      create constraint trigger refund_item_adds_up after insert on refund_item
        deferrable initially deferred for each row execute function refund_adds_up();
      alter table refund_item drop column unasked;
      alter table ledger_entry
        drop constraint ledger_entry_kind_check,
        add constraint ledger_entry_kind_check check (kind in ('CAPTURE', 'REFUND_REQUESTED', 'REFUND_PAID', 'SETTLEMENT', 'CORRECTION', 'CHANGE'));
      alter table ledger_account disable trigger ledger_account_stays;
      delete from ledger_account where code in ('RETURNED_UNASKED', 'COMPENSATIONS');
      alter table ledger_account enable trigger ledger_account_stays;
      alter table refund
        drop constraint refund_beyond_items_check,
        drop column beyond_items,
        drop constraint refund_cause_check,
        add constraint refund_cause_check check (cause in ('BUYER', 'STAFF', 'ORGANISER', 'NO_SEAT', 'CHANGE', 'BANK'))`);
  }
}
