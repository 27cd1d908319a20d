import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeFunction } from './functions/change-function.ts';

const DECLARED = '  v_minute     int;\n';
const DECLARED_TOO = `${DECLARED}  v_freed      int;\n`;
const COUNTED = "and e.admitted_at > v_now - interval '60 seconds';\n";
const COUNTED_TOO = `${COUNTED}  select count(*) into v_freed from queue_entry e
   where e.performance_id = p_performance_id and e.admission_id is not null and e.ended_at > v_now - interval '60 seconds';\n`;
const KEPT = 'admitted_last_minute = v_minute,';
const KEPT_TOO = `${KEPT} freed_last_minute = v_freed,`;

/** How many visits ended within the last minute, as of the last round: how fast a line moves once the room is full. */
export class QueueFreed1767225636000 implements MigrationInterface {
  readonly name = 'QueueFreed1767225636000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table queue add column freed_last_minute int not null default 0;
      create index queue_entry_freed_at on queue_entry (performance_id, ended_at) where admission_id is not null and ended_at is not null`);
    await changeFunction(queryRunner, 'admit_from_queue', [
      [DECLARED, DECLARED_TOO],
      [COUNTED, COUNTED_TOO],
      [KEPT, KEPT_TOO],
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await changeFunction(queryRunner, 'admit_from_queue', [
      [DECLARED_TOO, DECLARED],
      [COUNTED_TOO, COUNTED],
      [KEPT_TOO, KEPT],
    ]);
    await queryRunner.query(`
      drop index queue_entry_freed_at;
      alter table queue drop column freed_last_minute`);
  }
}
