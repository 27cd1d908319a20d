import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantsOfTheApplication } from './functions/application-grants.ts';
import { ledgerBalances, ledgerCorrections } from './functions/ledger-corrections.ts';
import { retention } from './functions/retention.ts';

/** Books that are corrected by two people, balances that are frozen with a month, and what is kept for how long. */
export class Books1767225617000 implements MigrationInterface {
  readonly name = 'Books1767225617000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(ledgerCorrections);
    await queryRunner.query(ledgerBalances);
    await queryRunner.query(retention);
    await queryRunner.query(grantsOfTheApplication);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger deletions_are_logged on refund_account;
      drop trigger deletions_are_logged on session;
      drop trigger deletions_are_logged on pending_identity;
      drop trigger deletions_are_logged on one_time_token;
      drop table retention_log, retention_rule;
      drop function apply_retention, retention_state, log_deletion, retention_log_stays;
      drop trigger ledger_period_freezes on ledger_period;
      drop function on_period_freeze, freeze_ledger_balances;
      drop table ledger_balance, ledger_correction_line, ledger_correction;
      drop function book_correction, ledger_correction_lines_come_together, ledger_correction_stays`);
  }
}
