import { join } from 'node:path';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from './database';

interface Verifier {
  verifyChain(client: Client): Promise<Record<string, unknown>>;
}

let database: TestDatabase;
let client: Client;
let verify: () => Promise<Record<string, unknown>>;

beforeAll(async () => {
  const { verifyChain } = (await import(join(__dirname, '../../../database/audit/verify-chain.ts'))) as Verifier;
  database = await createTestDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
  verify = () => verifyChain(client);
  for (const word of ['하나', 'two', 'three', 'four', ...Array<string>(8).fill('more')]) {
    await client.query(
      `insert into audit_draft (actor_kind, actor_id, action, subject_type, subject_id, before, after, reason, at)
       values ('staff', 'ahn', 'price.changed', 'price-grade', 'R', '{"price": 50000}', '{"price": 1, "b": {"z": 1, "a": [1, null]}}', $1,
               '2026-11-23T00:00:00.123456Z')`,
      [word],
    );
    if (word === 'two') {
      await client.query('alter table audit_head disable trigger user');
      await client.query('update audit_head set since = since - 1');
      await client.query('alter table audit_head enable trigger user');
      await client.query('select close_audit_days()');
    }
  }
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** What somebody with every right on the database might do, undone when it was looked at. */
async function after(...sql: string[]): Promise<Record<string, unknown>> {
  const attacker = new Client({ connectionString: database.url });
  await attacker.connect();
  const tables = ['audit_entry', 'audit_head', 'audit_root'];
  await attacker.query('begin');
  for (const table of tables) await attacker.query(`create temp table was_${table} as table ${table}`);
  for (const table of tables) await attacker.query(`alter table ${table} disable trigger user`);
  for (const statement of sql) await attacker.query(statement);
  await attacker.query('commit');
  const verdict = await verify();
  for (const table of tables) {
    await attacker.query(`delete from ${table}`);
    await attacker.query(`insert into ${table} select * from was_${table}`);
    await attacker.query(`alter table ${table} enable trigger user`);
  }
  await attacker.end();
  return verdict;
}

const REHASH = `
  with recursive chain as (
    select e.id, e.hash as previous, encode(sha256(convert_to(repeat('0', 64) || audit_line(e), 'UTF8')), 'hex') as hash from audit_entry e where id = 1
    union all
    select e.id, c.hash, encode(sha256(convert_to(c.hash || audit_line(e), 'UTF8')), 'hex') from chain c join audit_entry e on e.id = c.id + 1)`;

describe('the verifier of the audit log', () => {
  it('says how long the log is and what it ends with', async () => {
    const { rows } = await client.query('select hash from audit_entry where id = 12');

    expect(await verify()).toEqual({ ok: true, entries: 12, days: 1, head: (rows[0] as { hash: string }).hash });
  });

  it.each([
    [
      'an entry that was changed',
      [`update audit_entry set after = '{"price": 50000}' where id = 3`],
      'entry 3',
      'says something else',
    ],
    [
      'an entry that was taken out',
      ['delete from audit_entry where id = 2'],
      'entry 3',
      'what was between them is gone',
    ],
    [
      'two entries that changed places',
      [
        'update audit_entry set id = 99 where id = 2',
        'update audit_entry set id = 2 where id = 3',
        'update audit_entry set id = 3 where id = 99',
      ],
      'entry 2',
      'does not follow',
    ],
    ['an end that was cut off', ['delete from audit_entry where id = 12'], 'entry 11', 'says it ends with entry 12'],
    [
      'an end that was cut off with the head put back',
      [
        'delete from audit_entry where id > 1',
        'update audit_head set entries = 1, hash = (select hash from audit_entry where id = 1)',
      ],
      'entry 1',
      'ended with entry 2',
    ],
    [
      'a history written anew from its first entry, head and all',
      [
        `update audit_entry set reason = 'forged' where id = 1`,
        `${REHASH} update audit_entry e set previous_hash = case e.id when 1 then repeat('0', 64) else c.previous end, hash = c.hash
           from (select id, lag(hash) over (order by id) as previous, hash from chain) c where c.id = e.id`,
        'update audit_head set hash = (select hash from audit_entry where id = 12)',
      ],
      'entry 2',
      'is not the entry day',
    ],
  ])('finds %s', async (_, sql, at, problem) => {
    expect(await after(...sql)).toEqual({ ok: false, at, problem: expect.stringContaining(problem) as string });
    expect(await verify()).toMatchObject({ ok: true });
  });
});
