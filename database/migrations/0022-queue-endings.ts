import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeFunction } from './functions/change-function.ts';

const SALE_CLOSES = 'v_now >= p.sale_closes_at';
const SALE_ENDS = 'v_now >= least(p.sale_closes_at, p.cancelled_at)';
const WITH_PLACE = `e.state = 'WAITING' and e.seq is not null\n       and (v_closed or (`;
const WITH_OR_WITHOUT = `e.state = 'WAITING'\n       and (v_closed or (e.seq is not null and `;

/**
 * A queue also ends when its performance is called off, and a sale that closes before its draw ends the places of the
 * pre-queue too: nobody is left waiting for what will not come. Changes two lines of join_queue and admit_from_queue.
 */
export class QueueEndings1767225622000 implements MigrationInterface {
  readonly name = 'QueueEndings1767225622000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await changeFunction(queryRunner, 'join_queue', [[SALE_CLOSES, SALE_ENDS]]);
    await changeFunction(queryRunner, 'admit_from_queue', [
      [SALE_CLOSES, SALE_ENDS],
      [WITH_PLACE, WITH_OR_WITHOUT],
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await changeFunction(queryRunner, 'join_queue', [[SALE_ENDS, SALE_CLOSES]]);
    await changeFunction(queryRunner, 'admit_from_queue', [
      [SALE_ENDS, SALE_CLOSES],
      [WITH_OR_WITHOUT, WITH_PLACE],
    ]);
  }
}
