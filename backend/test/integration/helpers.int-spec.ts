import { Client } from 'pg';
import Redis from 'ioredis';
import { createTestDatabase } from './database';
import { createTestRedis } from './redis';

async function tables(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ table_name: string }>(
    `SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
  );
  await client.end();
  return rows.map((row) => row.table_name);
}

describe('servers of a suite', () => {
  it('copies the migrated database and removes it again', async () => {
    const database = await createTestDatabase();
    expect(await tables(database.url)).toEqual(expect.arrayContaining(['booking', 'claim', 'performance']));
    await database.drop();
    await expect(tables(database.url)).rejects.toThrow('does not exist');
  });

  it('finds Hangul by trigrams, as the search needs', async () => {
    const database = await createTestDatabase();
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    const { rows } = await client.query<{ trigrams: string[] }>(`SELECT show_trgm('아이유') AS trigrams`);
    await client.end();
    await database.drop();
    expect(rows[0]?.trigrams.length).toBeGreaterThan(0);
  });

  it('gives two suites different Redis databases', async () => {
    const [one, other] = [await createTestRedis(), await createTestRedis()];
    const [mine, theirs] = [new Redis(one.url), new Redis(other.url)];
    await mine.set('key', 'mine');
    expect(await theirs.get('key')).toBeNull();
    await Promise.all([mine.quit(), theirs.quit()]);
    await Promise.all([one.drop(), other.drop()]);
  });
});
