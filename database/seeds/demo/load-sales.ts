import type { Client } from 'pg';
import { numbersFrom } from '../posters/canvas.ts';
import type { LoadedPerformance } from './load-catalog.ts';
import { Chance } from './sales/chance.ts';
import { loadCustomers } from './sales/customers.ts';
import { insertSales } from './sales/insert-sales.ts';
import { planSales, withOwnBooking } from './sales/plan-sales.ts';

// More than any performance has bookings: nobody buys twice for the same evening.
const CUSTOMERS = 900;
// The triggers that watch over bookings compare the rows of a statement with each other: many small ones are quicker.
const SALES_AT_ONCE = 250;
const SHOW_OF_OWN_BOOKING = 'winter-symphonies';

/** What new performances have sold before this machine existed: bookings, payments, tickets. Returns how many bookings. */
export async function loadSales(
  client: Client,
  performances: readonly LoadedPerformance[],
  now: Date,
): Promise<number> {
  const selling = performances.filter(({ plan }) => plan.sold > 0);
  if (selling.length === 0) return 0;
  const customers = await loadCustomers(client, CUSTOMERS);
  const chance = new Chance(numbersFrom(2026));
  const sales = selling.flatMap((performance) => planSales(performance, customers, now, chance));
  const own = performances.find(({ event }) => event.slug === SHOW_OF_OWN_BOOKING)?.id;
  const all = withOwnBooking(sales, own);
  for (let first = 0; first < all.length; first += SALES_AT_ONCE) {
    await insertSales(client, all.slice(first, first + SALES_AT_ONCE), ticketKeyId());
  }
  return sales.length;
}

/** The key new tickets are signed with (first of TICKET_SIGNING_KEYS, `kid:key,…`); the launcher calls its own `local`. */
function ticketKeyId(): string {
  return process.env['TICKET_SIGNING_KEYS']?.split(':')[0] ?? 'local';
}
