import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseOfThisFile } from './database';

const FOLDER = join(__dirname, '../../../cdktf/monitoring/grafana/dashboards');

interface Board {
  title: string;
  panels: { title: string; targets: { rawSql?: string }[] }[];
}

const boards = readdirSync(FOLDER).map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Board);
const questions = boards.flatMap(({ title, panels }) =>
  panels.flatMap((panel) =>
    panel.targets.flatMap(({ rawSql }) => (rawSql ? [{ panel: `${title}, ${panel.title}`, rawSql }] : [])),
  ),
);

const database = databaseOfThisFile();

beforeAll(() => database.query('set role tiketi_watch; set search_path = watch'));

/** Dashboards ask PostgreSQL by hand-written SQL; a migration that renames a column must not blind them. */
it.each(questions)('$panel can be asked of the schema as it is, as the role of the dashboards', async ({ rawSql }) => {
  const plain = rawSql.replace(/\$__timeFilter\(([^)]*)\)/g, "$1 > now() - interval '1 day'");
  expect(plain).not.toContain('$__');
  await expect(database.query(plain)).resolves.toBeDefined();
});

it.each([
  'select email from public.account',
  'select email from account',
  'select account_id from booking',
  'select password_hash from public.staff_member',
  "update booking set state = 'CANCELLED'",
  'delete from public.payment_transaction',
  // Works with its owner's rights, whoever calls it.
  'select public.close_audit_days()',
])('whoever looks on may not: %s', async (sql) => {
  await expect(database.query(sql)).rejects.toThrow(/permission denied|does not exist/);
});
