import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantsOfTheWatchers, watchRole } from './functions/watch-role.ts';

/** Dashboards read as a role of their own that may write nothing and sees nobody's data; before, as the programs' role. */
export class WatchersRead1767225639000 implements MigrationInterface {
  readonly name = 'WatchersRead1767225639000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(watchRole);
    await queryRunner.query(grantsOfTheWatchers);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    // The role belongs to the server, where another database may need it: only its rights here go.
    await queryRunner.query(`do $$ begin
      if exists (select from pg_roles where rolname = 'tiketi_watch') then
        revoke all on all tables in schema public from tiketi_watch;
        revoke usage on schema public from tiketi_watch;
      end if; end $$`);
    await queryRunner.query('drop function grant_to_watchers()');
  }
}
