import type { QueryRunner } from 'typeorm';

type Change = readonly [from: string, to: string];

/** Changes lines of a function of the database; refuses where it is not what the migration was written for. */
export async function changeFunction(
  queryRunner: QueryRunner,
  name: string,
  changes: readonly Change[],
): Promise<void> {
  const [row] = (await queryRunner.query(`select pg_get_functiondef($1::regproc) as text`, [name])) as {
    text: string;
  }[];
  let text = row?.text ?? '';
  for (const [from, to] of changes) {
    if (text.split(from).length !== 2) throw new Error(`${name} is not what this migration changes`);
    text = text.replace(from, () => to);
  }
  await queryRunner.query(text);
}
