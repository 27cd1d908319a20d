import { newId } from '#kernel/ids';
import { Retention } from '../../src/modules/retention/application/retention';
import { RetentionModule } from '../../src/modules/retention/retention.module';
import { someBuyers } from '../builders/a-hall';
import { startBackend, type TestBackend } from './backend';

let backend: TestBackend;

beforeAll(async () => {
  backend = await startBackend(RetentionModule);
});
afterAll(() => backend.stop());

/** Sessions that ended so many days ago. */
async function sessions(count: number, daysAgo: number): Promise<void> {
  const [account] = await someBuyers(backend.sql, 1);
  for (let i = 0; i < count; i += 1)
    await backend.sql.query(
      `insert into session (id, account_id, expires_at) values ($1, $2, now() - make_interval(days => $3))`,
      [newId(), account, daysAgo],
    );
}

const ruleOf = async (code: string) => (await backend.get(Retention).report()).rules.find((rule) => rule.code === code);

it('deletes what is past its date and nothing else, and says what went when and under which rule', async () => {
  await sessions(3, 40);
  await sessions(2, 10);
  expect(await ruleOf('SESSIONS')).toMatchObject({ keepDays: 30, action: 'DELETE', overdue: 3, deleted: 0 });

  const rows = [
    await backend.get(Retention).apply(2),
    await backend.get(Retention).apply(2),
    await backend.get(Retention).apply(2),
  ];

  expect(rows).toEqual([2, 1, 0]);
  expect(await ruleOf('SESSIONS')).toMatchObject({ overdue: 0, deleted: 3 });
  const { deletions } = await backend.get(Retention).report();
  expect(deletions).toMatchObject([{ rule: 'SESSIONS', rows: 3 }]);
});

it('counts what anybody else deletes, too', async () => {
  await sessions(1, 5);
  const before = (await ruleOf('SESSIONS'))?.deleted ?? 0;

  await backend.sql.query(
    `delete from session where expires_at < now() - interval '4 days' and expires_at > now() - interval '6 days'`,
  );

  expect((await ruleOf('SESSIONS'))?.deleted).toBe(before + 1);
});

it('keeps what the law says for five years, and tells its oldest', async () => {
  for (const code of ['CONTRACTS', 'PAYMENTS', 'BOOKS'])
    expect(await ruleOf(code)).toMatchObject({ keepDays: 1_826, action: 'REVIEW', overdue: 0 });
});

it('does not let anybody forget what was deleted', async () => {
  await expect(backend.owner.query('delete from retention_log')).rejects.toThrow('stays written down');
  await expect(backend.owner.query('update retention_log set rows = 1')).rejects.toThrow('stays written down');
  await expect(backend.sql.query(`update retention_rule set keep = '1 day'`)).rejects.toThrow('permission denied');
});
