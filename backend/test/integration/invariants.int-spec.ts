import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { register } from 'prom-client';
import { InvariantChecks } from '../../src/modules/invariants/application/invariant-checks';
import { WatchInvariants } from '../../src/modules/invariants/application/watch-invariants.use-case';
import { InvariantsJobsModule } from '../../src/modules/invariants/jobs/invariants-jobs.module';
import { HoldSeats } from '../../src/modules/bookings/application/hold-seats.use-case';
import { ChangeSeats } from '../../src/modules/payments/application/changes/change-seats.use-case';
import { TimersModule } from '../../src/platform/timers/timers.module';
import { PaymentsScene } from './payments-scene';
import { PLANTED, PLANTED_TOO } from './planted-violations';

const FOLDER = join(__dirname, '../../../database/invariants');
const ids = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.sql'))
  .map((file) => file.replace('.sql', ''));

let scene: PaymentsScene;
let client: Client;

beforeAll(async () => {
  scene = await PaymentsScene.start(TimersModule, InvariantsJobsModule);
  client = new Client({ connectionString: scene.backend.config.DATABASE_URL });
  await client.connect();
  const paid = await scene.authenticated();
  await paid.pay();
  const given = await scene.authenticated();
  await given.pay();
  const held = await scene.backend.get(HoldSeats).execute({
    buyerId: paid.other,
    performanceId: paid.hall.performanceId,
    seatIds: paid.hall.seatIds.slice(4, 5),
    idempotencyKey: randomUUID(),
  });
  for (const [number, id] of [
    ['TPAID00', paid.bookingId],
    ['TGIVEN0', given.bookingId],
    ['THELD00', held.id],
  ])
    await client.query('update booking set number = $1 where id = $2', [number, id]);
  await giveBack(given.bookingId);
  const changed = await scene.authenticated();
  await changed.pay();
  await scene.backend.get(ChangeSeats).execute({
    bookingId: changed.bookingId,
    accountId: changed.accountId,
    seatIds: changed.hall.seatIds.slice(0, 2),
    toPerformanceId: changed.hall.performanceId,
    toSeatIds: changed.hall.seatIds.slice(2, 4),
    expectedDifference: 0,
    idempotencyKey: randomUUID(),
  });
});
afterAll(async () => {
  await client.end();
  await scene.stop();
});

/** Both seats, without a fee, as the service does it. */
async function giveBack(bookingId: string): Promise<void> {
  const run = (sql: string, ...more: unknown[]) => client.query(sql, [bookingId, ...more]);
  const refundId = randomUUID();
  await client.query('begin');
  await run(`update booking set state = 'CANCELLED', moved_by = 'buyer', moved_because = 'cancel' where id = $1`);
  await run(`update ticket set state = 'VOID', voided_at = now() where booking_id = $1`);
  await run(`update claim set state = 'RELEASED', released_at = now() where booking_id = $1`);
  await run(
    `insert into refund (id, booking_id, payment_id, cause, state, amount, cancellation_fee, booking_fee_returned, idempotency_key,
                         requested_by, moved_by, moved_because)
     select $2::uuid, booking_id, id, 'BUYER', 'REQUESTED', 102000, 0, 2000, 'give-back', 'buyer', 'buyer', 'cancel'
       from payment where booking_id = $1`,
    refundId,
  );
  await run(
    `insert into refund_item (refund_id, claim_id, price, cancellation_fee, booking_fee, booking_fee_returned, amount)
     select $2::uuid, id, 50000, 0, 1000, 1000, 51000 from claim where booking_id = $1`,
    refundId,
  );
  await run(
    `insert into payment_transaction (payment_id, kind, amount, transaction_key, at)
     select id, 'REFUND', 102000, 'gave-back', now() from payment where booking_id = $1`,
  );
  await run(
    `update payment set state = 'CANCELED', moved_by = 'gateway', moved_because = 'refund' where booking_id = $1`,
  );
  await run(`update refund set state = 'SENT', moved_by = 'system', moved_because = 'send' where booking_id = $1`);
  await run(
    `update refund set state = 'DONE', transaction_key = 'gave-back', moved_by = 'gateway', moved_because = 'done' where booking_id = $1`,
  );
  await client.query('commit');
}

/** How many rows an invariant answers after somebody did this; then all of it is undone. */
async function rowsAfter(id: string, sql: readonly string[]): Promise<number> {
  await client.query('begin');
  try {
    await client.query('set local session_replication_role = replica');
    for (const statement of sql) await client.query(statement);
    return (await client.query(readFileSync(join(FOLDER, `${id}.sql`), 'utf8'))).rows.length;
  } finally {
    await client.query('rollback');
  }
}

it('has something planted against every invariant', () => {
  expect(Object.keys(PLANTED).sort()).toEqual([...ids].sort());
});

it.each(ids)('%s answers nothing on clean data, and something once it is broken', async (id) => {
  expect(await rowsAfter(id, [])).toBe(0);
  expect(await rowsAfter(id, PLANTED[id] ?? [])).toBeGreaterThan(0);
});

it.each(PLANTED_TOO)('%s answers something once %s', async (id, _, sql) => {
  expect(await rowsAfter(id, sql)).toBeGreaterThan(0);
});

it('shows the worker what is broken, by id', async () => {
  const watch = scene.backend.get(WatchInvariants);
  const gauge = async (id: string) =>
    (await register.getSingleMetric('tiketi_invariant_violations')?.get())?.values.find(
      ({ labels }) => labels['id'] === id,
    )?.value;
  await watch.execute();
  expect([await gauge('S8'), await gauge('P3')]).toEqual([0, 0]);

  await client.query(`update booking set expires_at = now() - interval '2 minutes' where number = 'THELD00'`);
  await watch.execute();

  expect([await gauge('S8'), await gauge('P3')]).toEqual([1, 0]);
  await client.query(`update booking set expires_at = now() + interval '2 minutes' where number = 'THELD00'`);
});

it('asks no more than there is time for, and first what was asked the longest ago', async () => {
  const order = ids.filter((id) => id !== 'L3');
  const { items, left } = await scene.backend.get(InvariantChecks).examine({ withinMs: 0, order });

  expect(items.map(({ id }) => id)).toEqual(['L3']);
  expect(new Set(left)).toEqual(new Set(order));
});

it('checks the others when one takes too long or cannot be asked', async () => {
  await client.query('alter table notification rename to notification_away');

  const { items } = await scene.backend.get(InvariantChecks).examine();

  await client.query('alter table notification_away rename to notification');
  expect(items.filter(({ violations }) => violations === null).map(({ id }) => id)).toEqual(['M4']);
  expect(items.filter(({ violations }) => violations === 0)).toHaveLength(ids.length - 1);
});
