import { randomUUID } from 'node:crypto';
import { register } from 'prom-client';
import { HoldSeats } from '../../src/modules/bookings/application/hold-seats.use-case';
import { OrderWatch } from '../../src/modules/bookings/jobs/order-watch';
import { SaleWatch } from '../../src/modules/bookings/jobs/sale-watch';
import { QueueWatch } from '../../src/modules/waiting-room/jobs/queue-watch';
import type { Timers } from '../../src/platform/timers/timers';
import { counted } from '../builders/counted';
import { PaymentsScene } from './payments-scene';
import { paidBooking } from './refunds-scene';

let scene: PaymentsScene;

beforeAll(async () => {
  scene = await PaymentsScene.start();
});
afterAll(() => scene.stop());

const noTimers = {} as Timers;

it('tells Prometheus how many seats of a sale are free, held and sold', async () => {
  const buyer = await paidBooking(scene, { count: 2 });
  const { performanceId, seatIds } = buyer.hall;
  const wish = { performanceId, seatIds: seatIds.slice(2, 3), idempotencyKey: randomUUID() };
  await scene.backend.get(HoldSeats).execute({ buyerId: buyer.accountId, ...wish });

  await new SaleWatch(scene.backend.sql, noTimers).look();
  const text = await register.metrics();
  expect(text).toContain(`tiketi_seats{performance="${performanceId}",state="sold"} 2`);
  expect(text).toContain(`tiketi_seats{performance="${performanceId}",state="held"} 1`);
  expect(text).toContain(`tiketi_seats{performance="${performanceId}",state="free"} ${seatIds.length - 3}`);
});

it('and where bookings went, each move once', async () => {
  const watch = new OrderWatch(scene.backend.sql, noTimers);
  await watch.look();
  await watch.look();
  await paidBooking(scene, { count: 1 });
  for (let look = 0; look < 4; look += 1) await watch.look();

  expect(await counted('tiketi_orders_total', { to_state: 'CONFIRMED' })).toBe(1);
  expect(await counted('tiketi_orders_total', { to_state: 'HELD', actor: 'buyer' })).toBe(1);
});

it('and how far a queue is, while it is on', async () => {
  const buyer = await paidBooking(scene, { count: 1 });
  const { performanceId } = buyer.hall;
  const { owner } = scene.backend;
  await owner.query(
    `insert into queue (performance_id, mode, on_since, capacity, rate_per_minute, stay_seconds, auto_holds_per_second, ceiling, waiting, serving)
     values ('${performanceId}', 'ALWAYS', now() - interval '1 minute', 100, 600, 600, 50, 100, 7, 40)`,
  );
  const watch = new QueueWatch(scene.backend.sql, noTimers);
  await watch.look();
  expect(await register.metrics()).toContain(`tiketi_queue_waiting{performance="${performanceId}"} 7`);
  expect(await register.metrics()).toContain(`tiketi_queue_serving_number{performance="${performanceId}"} 40`);

  // Called in since that look, after a minute and a half in line.
  await owner.query(
    `insert into queue_entry (id, performance_id, account_id, person, state, seq, nonce, joined_at, waiting_since, moved_by, moved_because)
     values ($1, $2, $3, queue_person($3), 'WAITING', 1, repeat('0', 32), now() - interval '95 seconds', now(), 'test', 'joined')`,
    [randomUUID(), performanceId, buyer.accountId],
  );
  await owner.query(
    `update queue_entry set state = 'ADMITTED', admission_id = $1, admitted_at = clock_timestamp() - interval '5 seconds',
            window_ends_at = now() + interval '5 minutes', admit_expires_at = now() + interval '9 minutes', moved_because = 'called'`,
    [randomUUID()],
  );
  await watch.look();
  await watch.look();
  expect(await counted('tiketi_queue_admissions_total', { performance: performanceId })).toBe(1);
  expect(await register.metrics()).toContain('tiketi_queue_wait_seconds_bucket{le="120"} 1\n');
  expect(await register.metrics()).toContain('tiketi_queue_wait_seconds_bucket{le="60"} 0\n');

  await owner.query(`update queue set mode = 'OFF', on_since = null`);
  await watch.look();
  expect(await register.metrics()).not.toContain(`performance="${performanceId}"} 40`);
});
