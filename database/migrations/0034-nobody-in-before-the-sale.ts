import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeFunction } from './functions/change-function.ts';

const ROOM = 'v_room := greatest(0, least(q.capacity - v_inside, floor(q.credit)::int));';
const ROOM_ONCE_ON_SALE =
  'select greatest(0, least(q.capacity - v_inside, floor(q.credit)::int)) * (p.sale_opens_at <= v_now)::int into v_room\n' +
  '      from performance p where p.id = p_performance_id;';

/**
 * A queue that comes on before the sale lets nobody in before it: whoever came first would lose the place when the visit ends
 * without a seat to be had.
 */
export class NobodyInBeforeTheSale1767225634000 implements MigrationInterface {
  readonly name = 'NobodyInBeforeTheSale1767225634000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await changeFunction(queryRunner, 'admit_from_queue', [[ROOM, ROOM_ONCE_ON_SALE]]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await changeFunction(queryRunner, 'admit_from_queue', [[ROOM_ONCE_ON_SALE, ROOM]]);
  }
}
