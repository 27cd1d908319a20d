import type { MigrationInterface, QueryRunner } from 'typeorm';

const AUDITED = 'booking_fee_per_ticket, seats_per_person, published_at';

const audit = (columns: string): string => `
  drop trigger event_is_audited on event;
  create trigger event_is_audited after update of ${columns} on event for each row execute function audit_row_edit()`;

/** An organiser may want that no choice by hand leaves a single seat alone (docs/adr/0046). Off unless somebody says so. */
export class SingleSeats1767225629000 implements MigrationInterface {
  readonly name = 'SingleSeats1767225629000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table event add column leaves_no_single_seats boolean not null default false');
    await queryRunner.query(audit(`${AUDITED}, leaves_no_single_seats`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(audit(AUDITED));
    await queryRunner.query('alter table event drop column leaves_no_single_seats');
  }
}
