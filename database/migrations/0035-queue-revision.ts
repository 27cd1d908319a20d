import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Counts how often the settings of a queue were written, so that nobody writes over what they have not seen. The database
 * counts: the program that still runs while this is applied knows nothing of it.
 */
export class QueueRevision1767225635000 implements MigrationInterface {
  readonly name = 'QueueRevision1767225635000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table queue add column revision int not null default 1 check (revision > 0);
      create function count_queue_revision() returns trigger language plpgsql as $$
      begin
        new.revision := old.revision + 1;
        return new;
      end $$;
      -- Settings are written as a whole; rounds of admissions and AUTO write none of them, and never the mode.
      create trigger queue_revision_counts before update of mode on queue
        for each row execute function count_queue_revision()`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger queue_revision_counts on queue;
      drop function count_queue_revision;
      alter table queue drop column revision`);
  }
}
