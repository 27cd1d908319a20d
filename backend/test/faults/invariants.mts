import { checkInvariants } from '../../../database/invariants/check.ts';
import type { World } from './world.mts';

/** Every broken invariant with its first rows, all read at one instant. */
export async function brokenInvariants(world: Pick<World, 'pool'>): Promise<string[]> {
  const client = await world.pool.connect();
  try {
    const violations = await checkInvariants(client);
    return violations.map(
      ({ id, title, count, rows }) => `${id} ${title}: ${count} rows, first ${JSON.stringify(rows.slice(0, 3))}`,
    );
  } finally {
    client.release();
  }
}
