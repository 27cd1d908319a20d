import { randomUUID } from 'node:crypto';
import { HoldSeats } from '../../src/modules/bookings/application/hold-seats.use-case';
import { ReleaseHold } from '../../src/modules/bookings/application/release-hold.use-case';
import { InventoryProofs } from '../../src/modules/reports/application/inventory-proofs';
import { ReportsModule } from '../../src/modules/reports/reports.module';
import { PaymentsScene } from './payments-scene';
import { paidBooking } from './refunds-scene';

let scene: PaymentsScene;

beforeAll(async () => {
  scene = await PaymentsScene.start(ReportsModule);
});
afterAll(() => scene.stop());

/** In the millisecond after all that was done so far: a Date has no microseconds, and would lie before it. */
const now = async () =>
  (await scene.backend.sql.one<{ now: Date }>('select clock_timestamp() as now from pg_sleep(0.001)'))?.now ??
  new Date(0);

it('counts every seat of a performance once, at any past instant', async () => {
  const before = await now();
  const buyer = await paidBooking(scene, { count: 2 });
  const { performanceId, seatIds } = buyer.hall;
  const proof = async (instant: Date) => {
    const { items } = await scene.backend.get(InventoryProofs).at(instant, { performanceId, page: 1, size: 10 });
    const [one] = items;
    if (!one) throw new Error('No proof');
    expect(one.sold + one.held + one.blocked + one.free).toBe(one.capacity);
    expect(one.addsUp).toBe(true);
    return { sold: one.sold, held: one.held };
  };
  const sold = await now();
  const { id: bookingId } = await scene.backend.get(HoldSeats).execute({
    buyerId: buyer.accountId,
    performanceId,
    seatIds: seatIds.slice(2, 4),
    idempotencyKey: randomUUID(),
  });
  const held = await now();
  await scene.backend.get(ReleaseHold).execute({ bookingId, buyerId: buyer.accountId });
  const released = await now();
  await buyer.cancel();
  const cancelled = await now();

  expect(await proof(before)).toEqual({ sold: 0, held: 0 });
  expect(await proof(sold)).toEqual({ sold: 2, held: 0 });
  expect(await proof(held)).toEqual({ sold: 2, held: 2 });
  expect(await proof(released)).toEqual({ sold: 2, held: 0 });
  expect(await proof(cancelled)).toEqual({ sold: 0, held: 0 });
});

it('shows a seat that two had at once', async () => {
  const { hall, bookingId } = await paidBooking(scene, { count: 1 });
  await scene.backend.owner.query(
    `begin; set local session_replication_role = replica; drop index claim_one_live;
     insert into claim (booking_id, performance_id, seat_ordinal, price_grade_id, unit_price, state)
       select booking_id, performance_id, seat_ordinal, price_grade_id, unit_price, 'HELD' from claim where booking_id = '${bookingId}';
     commit`,
  );

  const proofs = scene.backend.get(InventoryProofs);
  const instant = await now();
  const wrong = await proofs.at(instant, { mismatchedOnly: true, page: 1, size: 1 });
  expect(wrong).toMatchObject({ items: [{ performanceId: hall.performanceId, addsUp: false }], total: 1 });
  // Counted over all performances, also where the page lists one that adds up, or none at all.
  const counts = { performances: 2, mismatched: 1 };
  expect(wrong).toMatchObject(counts);
  expect(await proofs.at(instant, { page: 1, size: 1 })).toMatchObject({ ...counts, items: [{}], total: 2 });
  expect(await proofs.at(instant, { mismatchedOnly: true, page: 2, size: 1 })).toMatchObject({ ...counts, items: [] });
  expect(await proofs.at(new Date(0), { page: 1, size: 9 })).toMatchObject({ performances: 2, mismatched: 0 });
  await scene.backend.owner.query(
    `begin; set local session_replication_role = replica;
     delete from claim where booking_id = '${bookingId}' and state = 'HELD';
     create unique index claim_one_live on claim (performance_id, seat_ordinal) where state in ('HELD', 'SOLD'); commit`,
  );
});
