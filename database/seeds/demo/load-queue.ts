import { createHash, randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import type { LoadedPerformance } from './load-catalog.ts';

/** Small enough that two browsers see each other wait, and a visit short enough to see one end. */
const SETTINGS = { capacity: 50, ratePerMinute: 60, staySeconds: 300, autoHoldsPerSecond: 50 };

/**
 * Waiting rooms of the demo: open from now, drawn when the sale opens. The seal is made as the service makes it (docs/draw), so
 * that what is drawn later can be checked like any other. Returns how many.
 */
export async function loadQueues(
  client: Client,
  performances: readonly LoadedPerformance[],
  now: Date,
): Promise<number> {
  const queued = performances.filter(({ plan }) => plan.sale === 'queue');
  for (const { id, saleOpensAt } of queued) {
    const { capacity, ratePerMinute, staySeconds, autoHoldsPerSecond } = SETTINGS;
    await client.query(
      `insert into queue (performance_id, mode, on_since, entrance_opens_at, capacity, rate_per_minute, stay_seconds, auto_holds_per_second, ceiling, challenge)
       values ($1, 'ALWAYS', $2, $2, $3, $4, $5, $6, $3, 'ALWAYS')`,
      [id, now, capacity, ratePerMinute, staySeconds, autoHoldsPerSecond],
    );
    await client.query('insert into queue_line (performance_id) values ($1)', [id]);
    const seed = randomBytes(32).toString('hex');
    const commitment = digest('commitment', id, saleOpensAt.toISOString(), 'none', seed);
    await client.query(
      'insert into queue_draw (performance_id, seed, commitment, closes_at, head) values ($1, $2, $3, $4, $5)',
      [id, seed, commitment, saleOpensAt, digest('chain', id, commitment)],
    );
  }
  return queued.length;
}

const digest = (purpose: string, ...parts: readonly string[]): string =>
  createHash('sha256')
    .update([`tiketi-draw/1 ${purpose}`, ...parts].join('\n'))
    .digest('hex');
