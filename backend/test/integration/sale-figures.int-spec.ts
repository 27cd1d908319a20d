import { randomUUID } from 'node:crypto';
import { register } from 'prom-client';
import { HoldSeats } from '../../src/modules/bookings/application/hold-seats.use-case';
import { SaleWatch } from '../../src/modules/bookings/jobs/sale-watch';
import { QueueWatch } from '../../src/modules/waiting-room/jobs/queue-watch';
import type { Timers } from '../../src/platform/timers/timers';
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

it('and how far a queue is, while it is on', async () => {
  const { performanceId } = (await paidBooking(scene, { count: 1 })).hall;
  await scene.backend.owner.query(
    `insert into queue (performance_id, mode, on_since, capacity, rate_per_minute, stay_seconds, auto_holds_per_second, ceiling, waiting, serving)
     values ('${performanceId}', 'ALWAYS', now() - interval '1 minute', 100, 600, 600, 50, 100, 7, 40)`,
  );
  const watch = new QueueWatch(scene.backend.sql, noTimers);
  await watch.look();
  expect(await register.metrics()).toContain(`tiketi_queue_waiting{performance="${performanceId}"} 7`);
  expect(await register.metrics()).toContain(`tiketi_queue_serving_number{performance="${performanceId}"} 40`);

  await scene.backend.owner.query(`update queue set mode = 'OFF', on_since = null`);
  await watch.look();
  expect(await register.metrics()).not.toContain(`performance="${performanceId}"} 40`);
});
