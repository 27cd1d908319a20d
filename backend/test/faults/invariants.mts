import type { World } from './world.mts';

/** Rows are violations; names and meaning as in the list of invariants. */
const QUERIES: Record<string, string> = {
  'S1 one live claim per seat': `select performance_id, seat_ordinal from claim where state in ('HELD', 'SOLD')
     group by 1, 2 having count(*) > 1`,
  'S2 claim agrees with booking': `select c.id, c.state, b.id as booking, b.state as booking_state from claim c join booking b on b.id = c.booking_id
     where (c.state = 'HELD' and b.state not in ('HELD', 'PAYING', 'AWAITING_DEPOSIT')) or (c.state = 'SOLD' and b.state <> 'CONFIRMED')`,
  'S3 a live booking owns its seats': `select b.id, b.state from booking b
     where b.state in ('HELD', 'PAYING', 'AWAITING_DEPOSIT', 'CONFIRMED')
       and not exists (select from claim c where c.booking_id = b.id and c.state in ('HELD', 'SOLD'))`,
  'P1 one open payment per booking': `select booking_id from payment
     where state in ('CONFIRMING', 'UNKNOWN', 'WAITING_FOR_DEPOSIT', 'CAPTURED', 'PARTIAL_CANCELED') and returning_since is null
     group by 1 having count(*) > 1`,
  'P3 captured less refunded is the balance': `select p.id, p.balance from payment p left join payment_transaction t on t.payment_id = p.id
     group by p.id having coalesce(sum(case t.kind when 'CAPTURE' then t.amount when 'REFUND' then -t.amount end), 0) <> p.balance`,
  'P5 no money without a live ticket or a refund on its way': `select p.id, p.state, p.balance from payment p join booking b on b.id = p.booking_id
     where p.balance > 0 and p.returning_since is null
       and not (b.state = 'CONFIRMED' and exists (select from ticket t where t.booking_id = b.id and t.state in ('VALID', 'USED')))`,
  'P12 PAYING is a payment under way': `select b.id, b.state from booking b
     where (b.state = 'PAYING') <> exists (select from payment p where p.booking_id = b.id and p.state in ('CONFIRMING', 'UNKNOWN'))
        or (b.state = 'AWAITING_DEPOSIT') <> exists (select from payment p where p.booking_id = b.id and p.state = 'WAITING_FOR_DEPOSIT')`,
  'T1 no live ticket without a confirmed booking': `select t.id from ticket t join booking b on b.id = t.booking_id
     where t.state in ('VALID', 'USED') and b.state <> 'CONFIRMED'`,
  'T2 a sold seat has exactly one live ticket': `select c.id, c.state from claim c left join ticket t on t.claim_id = c.id and t.state in ('VALID', 'USED')
     group by c.id having (c.state = 'SOLD' and count(t.id) <> 1) or (c.state <> 'SOLD' and count(t.id) > 0)`,
  'M1 a confirmation has exactly one message': `select b.id from booking b left join outbox_message o on o.topic = 'booking.confirmed' and o.aggregate_id = b.id
     where exists (select from booking_transition t where t.booking_id = b.id and t.to_state = 'CONFIRMED') group by b.id having count(o.id) <> 1`,
  'M4 one message of a kind per booking': `select booking_id, kind, channel from notification where state = 'SENT' and booking_id is not null
     group by 1, 2, 3 having count(*) > 1`,
};

/** Every broken invariant with its first rows, all read at one instant. */
export async function brokenInvariants(world: World): Promise<string[]> {
  const client = await world.pool.connect();
  const broken: string[] = [];
  try {
    await client.query('begin isolation level repeatable read read only');
    for (const [name, query] of Object.entries(QUERIES)) {
      const { rows } = await client.query(query);
      if (rows.length > 0) broken.push(`${name}: ${rows.length} rows, first ${JSON.stringify(rows.slice(0, 3))}`);
    }
    await client.query('commit');
  } finally {
    client.release();
  }
  return broken;
}
