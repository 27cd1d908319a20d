import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeFunction } from './functions/change-function.ts';

const BY_PERFORMANCE = 'where e.person = queue_person(w.account_id) and e.performance_id = p_performance_id';
const BY_PERSON =
  'where e.person = queue_person(w.account_id) and e.performance_id is not distinct from p_performance_id';

/**
 * A rush comes before anybody has analysed its tables, and PostgreSQL then takes a line of thousands for one row. Joining
 * read everybody in line for each who joined, and writing down 400 admissions compared each with each. Now the first can only
 * go by the person's own index, and the second joins by hash.
 */
export class QueuePlans1767225627000 implements MigrationInterface {
  readonly name = 'QueuePlans1767225627000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await changeFunction(queryRunner, 'join_queue', [[BY_PERFORMANCE, BY_PERSON]]);
    await queryRunner.query('alter function log_queue_moves() set enable_nestloop = off');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter function log_queue_moves() reset enable_nestloop');
    await changeFunction(queryRunner, 'join_queue', [[BY_PERSON, BY_PERFORMANCE]]);
  }
}
