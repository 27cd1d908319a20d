import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What runs inside every sale. Whoever replaces one of them must say this again: `create or replace` forgets it. */
const IN_EVERY_SALE = ['post_capture', 'begin_entry', 'keep_booking_terms'];

/**
 * PostgreSQL planned the statements of these functions for each sale anew, because it takes a plan made for the values at hand for
 * cheaper; they find their rows by key, whatever the values are, and planning took as long as running them.
 */
export class BooksPlannedOnce1767225630000 implements MigrationInterface {
  readonly name = 'BooksPlannedOnce1767225630000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const name of IN_EVERY_SALE)
      await queryRunner.query(`alter function ${name} set plan_cache_mode = 'force_generic_plan'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of IN_EVERY_SALE) await queryRunner.query(`alter function ${name} reset plan_cache_mode`);
  }
}
