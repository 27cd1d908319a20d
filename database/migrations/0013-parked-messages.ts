import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ParkedMessages1767225612000 implements MigrationInterface {
  readonly name = 'ParkedMessages1767225612000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Set when a message failed so often that only a person can help; it stays until somebody clears parked_at and attempts.
      alter table outbox_message add column parked_at timestamptz;
      drop index outbox_message_open;
      create index outbox_message_open on outbox_message (created_at) where handled_at is null and parked_at is null`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop index outbox_message_open;
      alter table outbox_message drop column parked_at;
      create index outbox_message_open on outbox_message (created_at) where handled_at is null`);
  }
}
