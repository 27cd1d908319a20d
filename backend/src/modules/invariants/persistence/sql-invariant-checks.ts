import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { type Budget, type Examination, InvariantChecks } from '../application/invariant-checks';
import { type CheckedInvariant, type Invariant, parseInvariant } from '../domain/invariant';

// As deep below the repository from src/ as from dist/.
const FOLDER = join(__dirname, '../../../../../database/invariants');
const EXAMPLES = 5;

type Connection = Awaited<ReturnType<Sql['client']>>;

/** Runs `database/invariants/*.sql` on a connection of its own: one read-only picture, ten seconds for each query. */
@Injectable()
export class SqlInvariantChecks extends InvariantChecks {
  private known: Promise<readonly Invariant[]> | undefined;

  constructor(private readonly sql: Sql) {
    super();
  }

  async examine(budget?: Budget): Promise<Examination> {
    const invariants = inOrder(await (this.known ??= readAll()), budget?.order ?? []);
    const until = performance.now() + (budget?.withinMs ?? Infinity);
    const connection = await this.sql.client();
    try {
      await connection.query('begin isolation level repeatable read read only');
      await connection.query(`set local statement_timeout = '10s'`);
      const { rows } = await connection.query<{ now: Date }>('select now()');
      const items: CheckedInvariant[] = [];
      for (const invariant of invariants) {
        items.push(await check(connection, invariant));
        if (performance.now() >= until) break;
      }
      const left = invariants.slice(items.length).map(({ id }) => id);
      return { asOf: rows[0]?.now ?? new Date(0), items, left };
    } finally {
      await connection.query('rollback').then(
        () => connection.release(),
        (error: Error) => connection.release(error),
      );
    }
  }
}

async function check(connection: Connection, { id, kind, title, sql }: Invariant): Promise<CheckedInvariant> {
  const since = performance.now();
  await connection.query('savepoint one');
  try {
    const { rows } = await connection.query<Record<string, unknown>>(
      `select x.*, count(*) over () as "violations" from (${sql}\n) x limit ${EXAMPLES}`,
    );
    const examples = rows.map(({ violations: _, ...row }) => row);
    return {
      id,
      kind,
      title,
      violations: Number(rows[0]?.['violations'] ?? 0),
      examples,
      milliseconds: performance.now() - since,
    };
  } catch {
    await connection.query('rollback to savepoint one');
    return { id, kind, title, violations: null, examples: [], milliseconds: performance.now() - since };
  }
}

/** By the place of their ids; what has none comes first. */
function inOrder(invariants: readonly Invariant[], order: readonly string[]): readonly Invariant[] {
  const place = new Map(order.map((id, at) => [id, at]));
  return invariants.toSorted((a, b) => (place.get(a.id) ?? -1) - (place.get(b.id) ?? -1));
}

async function readAll(): Promise<readonly Invariant[]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.sql'));
  const invariants = await Promise.all(
    files.map(async (file) => parseInvariant(file, await readFile(join(FOLDER, file), 'utf8'))),
  );
  return invariants.sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}
