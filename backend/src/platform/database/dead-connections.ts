import type { Socket } from 'node:net';
import { Client, type ClientBase } from 'pg';

/** Longer than the statement time-out: by then the server has answered, one way or the other. */
const SILENCE_MS = 8_000;

/** What the driver keeps to itself. */
interface Insides {
  readonly connection: { readonly stream: Socket };
  readonly processID: number | null;
  readonly _activeQuery: unknown;
}

/**
 * A connection can die without a word: a firewall that forgets it, a server that loses power. Its queries would wait for a
 * quarter of an hour, and with them a place in the pool. When a query hears nothing for eight seconds, the server is
 * asked over a fresh connection whether it is at work on it at all; if not, the connection is cut and the query fails
 * as "terminated". Long reports are left alone.
 */
export function noticeDeath(client: ClientBase, databaseUrl: string): void {
  const inside = client as unknown as Insides;
  const { stream } = inside.connection;
  stream.setTimeout(SILENCE_MS);
  stream.on('timeout', () => void look());

  async function look(): Promise<void> {
    const heard = stream.bytesRead;
    if (!inside._activeQuery) return;
    const isDead = inside.processID !== null && (await isAtWork(databaseUrl, inside.processID)) === false;
    if (stream.bytesRead !== heard || stream.destroyed) return;
    if (isDead) stream.destroy(new Error('Connection terminated: the server does not know its query'));
    // Looks again after the next silence.
    else stream.setTimeout(SILENCE_MS);
  }
}

/** Undefined: the server cannot be asked either. */
async function isAtWork(databaseUrl: string, processId: number): Promise<boolean | undefined> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 2_000, query_timeout: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query(`select from pg_stat_activity where pid = $1 and state = 'active'`, [
      processId,
    ]);
    return rowCount === 1;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}
