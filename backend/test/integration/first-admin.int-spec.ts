import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { verify } from 'argon2';
import { databaseOfThisFile } from './database';

const database = databaseOfThisFile();

const root = join(__dirname, '../../..');
const firstAdmin = (email: string) =>
  spawnSync(process.execPath, ['database/first-admin.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: database.url(), ADMIN_EMAIL: email },
  });

it('makes the first administrator of an empty installation, once, with a password that is shown and not kept', async () => {
  const made = firstAdmin(' Boss@Example.com ');

  const password = /password (\S+)$/m.exec(made.stdout)?.[1] ?? '';
  const { rows } = await database.query<{ email: string; role: string; password_hash: string }>(
    'select email, role, password_hash from staff_member',
  );
  expect(rows).toMatchObject([{ email: 'boss@example.com', role: 'admin' }]);
  expect(await verify(rows[0]?.password_hash ?? '', password)).toBe(true);

  const again = firstAdmin('other@example.com');
  expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('an administrator already')]);
  expect(firstAdmin('nobody').status).toBe(2);
  expect((await database.query('select from staff_member')).rowCount).toBe(1);
});
