import type { Client } from 'pg';
import { drawPosters } from '../posters/draw-posters.ts';
import { events } from './events/index.ts';
import { loadAccounts } from './load-accounts.ts';
import { type LoadedHall, type LoadedPerformance, loadEvent, loadHall } from './load-catalog.ts';
import { loadQueues } from './load-queue.ts';
import { loadSales } from './load-sales.ts';
import type { VenueName } from './venues.ts';

// Any constant will do, as long as nothing else locks it.
const LOAD_LOCK = 7_238_002;

interface Wish {
  readonly mediaRoot: string | undefined;
  readonly withSales: boolean;
}

/** Accounts, catalogue and sales, all or nothing; then posters. Returns what was done, in one line. */
export async function loadEverything(client: Client, now: Date, { mediaRoot, withSales }: Wish): Promise<string> {
  const loaded = await allOrNothing(client, now, withSales);
  // Fresh statistics: the first readers of a new database should not wait for autovacuum to notice.
  if (loaded.performances > 0) await client.query('analyze');
  const drawn = mediaRoot ? await drawPosters(mediaRoot) : 0;
  return `Demo data: ${events.length} events, ${loaded.performances} new performances, ${loaded.bookings} bookings, ${drawn} posters drawn.`;
}

async function allOrNothing(
  client: Client,
  now: Date,
  withSales: boolean,
): Promise<{ performances: number; bookings: number }> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [LOAD_LOCK]);
    // The ledger takes our word for when these things happened.
    await client.query(`set local tiketi.history = 'on'`);
    // Triggers and foreign keys keep the plans they made when the tables were empty: reading them whole, for every row.
    await client.query('set local enable_seqscan = off');
    await loadAccounts(client);
    const performances = await loadCatalog(client, now);
    await loadQueues(client, performances, now);
    const bookings = withSales ? await loadSales(client, performances, now) : 0;
    await client.query('commit');
    return { performances: performances.length, bookings };
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function loadCatalog(client: Client, now: Date): Promise<LoadedPerformance[]> {
  const performances: LoadedPerformance[] = [];
  const halls = new Map<VenueName, LoadedHall>();
  for (const event of events) {
    const hall = halls.get(event.venue) ?? (await loadHall(client, event.venue));
    halls.set(event.venue, hall);
    performances.push(...(await loadEvent(client, event, hall, now)));
  }
  return performances;
}
