import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever handles a message takes it for a while, because it may be on the queue twice after Redis hung. And indexes
 * of webhooks that were followed up, which are deleted after a while, and of what banks took back.
 */
export class TakenMessages1767225615000 implements MigrationInterface {
  readonly name = 'TakenMessages1767225615000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table outbox_message add column taken_until timestamptz;
      create index refund_by_bank on refund (requested_at) where cause = 'BANK';
      create index webhook_inbox_followed_up on webhook_inbox (processed_at) where processed_at is not null;
      do $$ begin
        if exists (select from pg_roles where rolname = 'tiketi_app') then
          grant delete on webhook_inbox to tiketi_app;
        end if;
      end $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      do $$ begin
        if exists (select from pg_roles where rolname = 'tiketi_app') then
          revoke delete on webhook_inbox from tiketi_app;
        end if;
      end $$;
      drop index webhook_inbox_followed_up, refund_by_bank;
      alter table outbox_message drop column taken_until`);
  }
}
