import type { Random } from '../faults/random.mts';
import type { Client } from './client.mts';

const LISTS = [
  '',
  '?page=2',
  '?sort=newest',
  '?sort=soonest',
  '?category=concert',
  '?category=musical',
  `?q=${encodeURIComponent('콘서트')}`,
];
/** Each from an address of its own: limits count people, not this machine. */
const ADDRESSES = 65_536;

const found = new WeakMap<Client, string[]>();

/** Everybody else: lists and searches, a show, its date, the queue's state for who has no socket. */
export async function browse(client: Client, random: Random, performanceId: string, dueAt: number): Promise<void> {
  const address = random.between(0, ADDRESSES - 1);
  const headers = { 'x-forwarded-for': `11.0.${address >> 8}.${address & 255}` };
  const kind = random.next();
  if (kind < 0.1)
    return void (await client.send('queue status', `/performances/${performanceId}/queue/status`, { headers, dueAt }));
  if (kind < 0.2) return void (await client.send('detail', `/performances/${performanceId}`, { headers, dueAt }));
  const known = found.get(client);
  if (kind < 0.4 && known && known.length > 0)
    return void (await client.send('detail', `/events/${random.pick(known)}`, { headers, dueAt }));
  const { verdict, json } = await client.send('list', `/events${random.pick(LISTS)}`, { headers, dueAt });
  if (verdict !== 'done' || known) return;
  found.set(
    client,
    (json() as { items: { id: string }[] }).items.map(({ id }) => id),
  );
}
