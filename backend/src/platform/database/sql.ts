import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ClientBase, Pool } from 'pg';
import { noteStatement } from './statement-metrics';
import { TypeOrmTransactions } from './typeorm-transactions';

/** A statement the server parses and plans once per connection. The name is unique in the program. */
export interface PreparedStatement {
  readonly name: string;
  readonly text: string;
}

/** The sixth time the plan is kept. */
const TIMES_PLANNED = 6;
const names = new Map<string, string>();

/**
 * A statement that finds its rows by their key, or adds one: parsed once per connection, and from the sixth time on planned
 * once, too. Not for statements whose best plan depends on how full a table is: their plan would be that of the empty one.
 */
export function byKey(text: string): PreparedStatement {
  let name = names.get(text);
  if (name === undefined) {
    name = `by-key-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
    names.set(text, name);
  }
  return { name, text };
}

/** Plain SQL, for reads that fill screens and for the few writes that must be one round trip. */
@Injectable()
export class Sql {
  private readonly hot: [PreparedStatement, readonly unknown[]][] = [];

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: TypeOrmTransactions,
  ) {}

  /** Runs in the open transaction if there is one. Parameters only; never text built from input. */
  async query<Row>(statement: string | PreparedStatement, values: readonly unknown[] = []): Promise<Row[]> {
    const config = typeof statement === 'string' ? { text: statement } : statement;
    const begunAt = performance.now();
    const runner = this.transactions.isOpen ? this.transactions.manager.queryRunner : undefined;
    const target = runner ? ((await runner.connect()) as ClientBase) : this.pool;
    try {
      const result = await target.query({ ...config, values: [...values] });
      return result.rows as Row[];
    } finally {
      noteStatement(config.text, begunAt);
    }
  }

  /** See Transactions.afterCommit. */
  afterCommit(work: () => void): void {
    this.transactions.afterCommit(work);
  }

  /** The first row. */
  async one<Row>(statement: string | PreparedStatement, values: readonly unknown[] = []): Promise<Row | undefined> {
    const [row] = await this.query<Row>(statement, values);
    return row;
  }

  /** A statement that is slow to plan and that a rush cannot wait for; `values` are only to run it with. Reads alone. */
  keepHot(statement: PreparedStatement, values: readonly unknown[]): void {
    this.hot.push([statement, values]);
  }

  /**
   * Opens so many connections at once and has each plan the hot statements: PostgreSQL plans one with its values five times before it
   * keeps a plan.
   */
  async warmUp(connections: number): Promise<void> {
    const clients = await Promise.all(Array.from({ length: connections }, () => this.client()));
    try {
      for (const [statement, values] of this.hot)
        for (let time = 0; time < TIMES_PLANNED; time += 1)
          await Promise.all(clients.map((client) => client.query({ ...statement, values: [...values] })));
    } finally {
      for (const client of clients) client.release();
    }
  }

  /** For streams of many rows: the caller must release the client. */
  async client() {
    return this.pool.connect();
  }

  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }
}
