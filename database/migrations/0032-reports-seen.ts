import type { MigrationInterface, QueryRunner } from 'typeorm';

const LISTS = ['gateway_transaction', 'gateway_settlement'];

/**
 * When the gateway listed a row last, so that two runs may read the same list: each takes what anybody saw since it began. And
 * what the gateway says of a settlement by now, beside what was booked of it.
 */
export class ReportsSeen1767225632000 implements MigrationInterface {
  readonly name = 'ReportsSeen1767225632000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const list of LISTS)
      await queryRunner.query(`
        alter table ${list} add column seen_at timestamptz not null default '-infinity';
        alter table ${list} alter column seen_at set default clock_timestamp()`);
    await queryRunner.query(`
      -- As reported last; empty where nobody has read it since these columns exist.
      alter table gateway_settlement
        add column reported_amount         bigint,
        add column reported_interest_fee   bigint,
        add column reported_supply_amount  bigint,
        add column reported_vat            bigint,
        add column reported_pay_out_amount bigint,
        add column reported_paid_out_date  date`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table gateway_settlement
        drop column reported_amount, drop column reported_interest_fee, drop column reported_supply_amount, drop column reported_vat,
        drop column reported_pay_out_amount, drop column reported_paid_out_date`);
    for (const list of LISTS) await queryRunner.query(`alter table ${list} drop column seen_at`);
  }
}
