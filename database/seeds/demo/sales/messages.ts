import type { Client } from 'pg';
import { idAt } from '../ids.ts';
import type { Sale } from './plan-sales.ts';

/** The duty to tell the buyer that every confirmation leaves, done long ago. */
export async function insertMessages(client: Client, sales: readonly Sale[]): Promise<void> {
  await client.query(
    `insert into outbox_message (id, topic, aggregate_id, payload, dedupe_key, created_at, published_at, handled_at)
     select i, 'booking.confirmed', b, jsonb_build_object('bookingId', b), 'booking.confirmed:' || b, t, t, t
       from unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) s(i, b, t)`,
    [
      sales.map(({ confirmedAt }) => idAt(confirmedAt)),
      sales.map(({ bookingId }) => bookingId),
      sales.map(({ confirmedAt }) => confirmedAt),
    ],
  );
}
