import { randomBytes } from 'node:crypto';
import { Client, type QueryResult, type QueryResultRow } from 'pg';
import { expectInvariants } from './invariants';

/** A database of one suite's own, with every migration applied and no rows but reference data. */
export interface TestDatabase {
  /** Connection string for DATABASE_URL. */
  url: string;
  /** Removes it, also when connections are still open. */
  drop(): Promise<void>;
}

const TEMPLATE = 'tiketi_template';

function serverUrl(): URL {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL is missing: run this suite with its own jest configuration.');
  return new URL(url);
}

async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl().href });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Copies the migrated template; call in `beforeAll`, `drop()` in `afterAll`. About 50 ms. */
export async function createTestDatabase(template = TEMPLATE): Promise<TestDatabase> {
  const name = `t_${randomBytes(8).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = serverUrl();
  url.pathname = `/${name}`;
  const drop = () => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  unexamined.add(url.href);
  return { url: url.href, drop: () => examine(url.href).finally(drop) };
}

/** A database of the test file's own and a connection to it as its owner, from before the first test until after the last. */
export function databaseOfThisFile() {
  let database: TestDatabase;
  let owner: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new Client({ connectionString: database.url });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });
  return {
    url: (): string => database.url,
    query: <Row extends QueryResultRow>(sql: string): Promise<QueryResult<Row>> => owner.query<Row>(sql),
  };
}

/** Databases of this test file that nobody has looked at yet. */
const unexamined = new Set<string>();

async function examine(url: string): Promise<void> {
  if (unexamined.delete(url)) await expectInvariants(url);
}

/** Called when the tests of a file are through, before it stops what it started. @throws naming what is broken */
export async function examineDatabases(): Promise<void> {
  for (const url of [...unexamined]) await examine(url);
}
