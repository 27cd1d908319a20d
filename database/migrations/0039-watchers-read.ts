import type { MigrationInterface, QueryRunner } from 'typeorm';
import { watchRole, watchViews } from './functions/watch-role.ts';

/** Dashboards read as a role of their own that may write nothing and sees nobody's data; before, as the programs' role. */
export class WatchersRead1767225639000 implements MigrationInterface {
  readonly name = 'WatchersRead1767225639000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(watchRole);
    await queryRunner.query(watchViews);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    // The role stays: it belongs to the server, where another database may need it.
    await queryRunner.query('drop schema watch cascade');
    await queryRunner.query('drop function grant_to_watchers()');
  }
}
