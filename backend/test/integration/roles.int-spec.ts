import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Client } from 'pg';
import { databaseOfThisFile } from './database';

const database = databaseOfThisFile();
const APP = "app's password";
const WATCH = "watch's password";

const roles = (env: NodeJS.ProcessEnv) =>
  spawnSync(process.execPath, ['database/roles.ts'], {
    cwd: join(__dirname, '../../..'),
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: database.url(), ...env },
  });

async function as<T>(user: string, password: string, work: (client: Client) => Promise<T>): Promise<T> {
  const url = new URL(database.url());
  Object.assign(url, { username: user, password: encodeURIComponent(password) });
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

it('lets the programs work and the dashboards look on, each with a password of its own', async () => {
  expect(roles({ APP_DATABASE_PASSWORD: 'another', WATCH_DATABASE_PASSWORD: 'another' }).status).toBe(0);
  const { status, stdout } = roles({ APP_DATABASE_PASSWORD: APP, WATCH_DATABASE_PASSWORD: WATCH });

  expect(status).toBe(0);
  expect(stdout).not.toMatch(/password/);
  await as('tiketi_app', APP, (client) => client.query('update account set display_name = display_name'));
  await as('tiketi_watch', WATCH, async (client) => {
    await client.query('select count(*) from booking');
    await client.query('select * from pg_stat_activity');
    await expect(client.query('select * from public.booking')).rejects.toThrow('permission denied');
  });
});

it('says what it was not told', () => {
  const { status, stderr } = roles({ APP_DATABASE_PASSWORD: APP, WATCH_DATABASE_PASSWORD: '' });

  expect(status).toBe(2);
  expect(stderr).toContain('WATCH_DATABASE_PASSWORD');
});
