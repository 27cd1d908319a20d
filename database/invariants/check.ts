import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `I` holds at every instant; `L` may lag for the time its title names. */
export interface Invariant {
  readonly id: string;
  readonly kind: 'I' | 'L';
  readonly title: string;
  /** One query; every row is a violation. */
  readonly sql: string;
}

export interface Violation {
  readonly id: string;
  readonly kind: 'I' | 'L';
  readonly title: string;
  readonly count: number;
  /** The first few, ids and states only: nothing personal is selected. */
  readonly rows: readonly Record<string, unknown>[];
}

export interface Checked extends Violation {
  readonly ms: number;
  /** Why it could not be checked, for instance because it took too long. */
  readonly problem: string | undefined;
}

/** A pg client, connected. */
export interface Client {
  query(text: string): Promise<{ rows: Record<string, unknown>[] }>;
}

const HEAD = /^-- ([A-Z]+\d+) \[([IL])\] (.+)\n/;
const ROWS_SHOWN = 5;
const SECONDS_PER_QUERY = 10;

/** The queries beside this file, in the order of their ids. */
export function readInvariants(folder: string = import.meta.dirname): Invariant[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => {
      const sql = readFileSync(join(folder, file), 'utf8');
      const [head = '', id = '', kind = '', title = ''] = HEAD.exec(sql) ?? [];
      if (`${id}.sql` !== file || (kind !== 'I' && kind !== 'L'))
        throw new Error(`${file} must begin with "-- ${file.replace('.sql', '')} [I] title"`);
      return { id, kind, title, sql: sql.slice(head.length).trim() } as const;
    })
    .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}

/**
 * Every invariant with what was found, all in one picture of the database: one read-only transaction. `between` two of them others may
 * have a turn; the picture stays the same.
 */
export async function examine(
  client: Client,
  invariants: readonly Invariant[] = readInvariants(),
  between?: () => Promise<unknown>,
): Promise<Checked[]> {
  const results: Checked[] = [];
  await client.query('begin isolation level repeatable read read only');
  try {
    await client.query(`set local statement_timeout = '${SECONDS_PER_QUERY}s'`);
    for (const { id, kind, title, sql } of invariants) {
      const since = performance.now();
      await client.query('savepoint one');
      let rows: Record<string, unknown>[] = [];
      let problem: string | undefined;
      try {
        rows = (
          await client.query(`select x.*, count(*) over () as "violations" from (${sql}\n) x limit ${ROWS_SHOWN}`)
        ).rows;
      } catch (error) {
        problem = error instanceof Error ? error.message : String(error);
        await client.query('rollback to savepoint one');
      }
      const count = Number(rows[0]?.['violations'] ?? 0);
      results.push({
        ...{ id, kind, title, count, problem, ms: performance.now() - since },
        rows: rows.map(({ violations: _, ...row }) => row),
      });
      await between?.();
    }
  } finally {
    await client.query('rollback');
  }
  return results;
}

/** What is broken now; empty when nothing is. @throws when an invariant could not be checked */
export async function checkInvariants(
  client: Client,
  kinds: 'I' | 'IL' = 'IL',
  between?: () => Promise<unknown>,
): Promise<Violation[]> {
  const checked = await examine(
    client,
    readInvariants().filter(({ kind }) => kinds.includes(kind)),
    between,
  );
  const unchecked = checked.find(({ problem }) => problem !== undefined);
  if (unchecked) throw new Error(`${unchecked.id} could not be checked: ${unchecked.problem}`);
  return checked
    .filter(({ count }) => count > 0)
    .map(({ id, kind, title, count, rows }) => ({ id, kind, title, count, rows }));
}
