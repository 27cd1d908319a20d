import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeFunction } from './functions/change-function.ts';

const DECLARED = '  v_minute     int;\n';
const DECLARED_TOO = `${DECLARED}  v_freed      int;\n`;
const COUNTED = "and e.admitted_at > v_now - interval '60 seconds';\n";
const COUNTED_TOO = `${COUNTED}  select count(*) into v_freed from queue_entry e
   where e.performance_id = p_performance_id and e.admission_id is not null and e.ended_at > v_now - interval '60 seconds';\n`;
const KEPT = 'admitted_last_minute = v_minute,';
const KEPT_TOO = `${KEPT} freed_last_minute = v_freed,`;

/**
 * How many visits ended within the last minute, as of the last round: how fast a line moves once the room is full. And whoever
 * loses access gives their places up in the same transaction, whether they wait or are inside.
 */
export class QueueFreed1767225636000 implements MigrationInterface {
  readonly name = 'QueueFreed1767225636000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table queue add column freed_last_minute int not null default 0;
      create index queue_entry_freed_at on queue_entry (performance_id, ended_at) where admission_id is not null and ended_at is not null;

      create function leave_queues() returns trigger language plpgsql as $$
      begin
        update queue_entry e set state = 'LEFT', ended_at = clock_timestamp(), moved_by = 'system', moved_because = 'suspended'
         where e.person = queue_person(new.id) and e.account_id = new.id and e.state in ('WAITING', 'ADMITTED');
        return null;
      end $$;
      create trigger account_leaves_queues after update of status on account
        for each row when (new.status <> 'ACTIVE' and old.status <> new.status) execute function leave_queues()`);
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
      drop trigger account_leaves_queues on account;
      drop function leave_queues;
      drop index queue_entry_freed_at;
      alter table queue drop column freed_last_minute`);
  }
}
