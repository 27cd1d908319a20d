import pg from 'pg';
import { signIn } from '../../bench/exports.mts';
import type { MeasuredService } from '../../bench/service.mts';
import { loadAccounts } from '../../../database/seeds/demo/load-accounts.ts';
import { call } from '../faults/http.mts';

/** What an operator does before a sale: sets the queue up, through the staff API. */
export async function setUpQueue(service: MeasuredService, performanceId: string, capacity: number): Promise<void> {
  const client = new pg.Client({ connectionString: service.databaseUrl });
  await client.connect();
  await loadAccounts(client).finally(() => client.end());
  const api = `${service.origin}/api/v1`;
  const token = await signIn(api, 'operator');
  const { status, body } = await call(`${api}/staff/performances/${performanceId}/queue`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}` },
    body: {
      mode: 'ALWAYS',
      capacity,
      ratePerMinute: 60_000,
      staySeconds: 600,
      autoHoldsPerSecond: 50,
      // Everybody has to bring a solution; a small sum, because thousands of machines are played by one.
      challenge: 'ALWAYS',
      challengeCost: 100,
      paused: false,
      reason: 'load harness',
    },
  });
  if (status !== 200) throw new Error(`The queue could not be set up: ${status} ${JSON.stringify(body)}`);
}
