import type { ClientBase } from 'pg';
import { DataSource } from 'typeorm';
import { Sql } from './sql';
import { TypeOrmTransactions } from './typeorm-transactions';

export interface OtherConnections {
  readonly url: string;
  /** The role every connection takes, and the only schema whose names it sees. Words of ours, never input. */
  readonly role: string;
  readonly schema: string;
  readonly max: number;
}

/** Connections beside the process' own, as another role and on another schema. */
export async function openSql({ url, role, schema, max }: OtherConnections): Promise<{
  readonly sql: Sql;
  close(): Promise<void>;
}> {
  const source = new DataSource({
    type: 'postgres',
    url,
    installExtensions: false,
    extra: {
      max,
      connectionTimeoutMillis: 5_000,
      onConnect: async (client: ClientBase) => {
        await client.query(`select set_config('role', $1, false), set_config('search_path', $2, false)`, [
          role,
          schema,
        ]);
      },
      options: '-c statement_timeout=15000 -c idle_in_transaction_session_timeout=15000 -c timezone=UTC',
    },
  });
  await source.initialize();
  return { sql: new Sql(source, new TypeOrmTransactions(source)), close: () => source.destroy() };
}
