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

/** Plain SQL, for reads that fill screens and for the few writes that must be one round trip. */
@Injectable()
export class Sql {
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

  /** The first row. */
  async one<Row>(statement: string | PreparedStatement, values: readonly unknown[] = []): Promise<Row | undefined> {
    const [row] = await this.query<Row>(statement, values);
    return row;
  }

  /** For streams of many rows: the caller must release the client. */
  async client() {
    return this.pool.connect();
  }

  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }
}
