import { CancelPerformance } from '../../src/modules/payments/application/refunds/cancel-performance.use-case';
import { RunRefundBatches } from '../../src/modules/payments/application/refunds/run-refund-batches.use-case';
import { RefundBatches } from '../../src/modules/payments/application/refunds/refund-batches';
import { anotherDate, changeableBooking } from './changes-scene';
import { PaymentsScene } from './payments-scene';
import { sendRefunds } from './refunds-scene';

/** Each round is another order of the same locks. */
const ROUNDS = 6;

let scene: PaymentsScene;
beforeAll(async () => {
  scene = await PaymentsScene.start();
});
// Every invariant is asked on this database when the suite ends.
afterAll(() => scene.stop());

const won = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
  outcomes.filter(({ status }) => status === 'fulfilled').length;

it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
  'lets one of two changes and a cancellation of the same seats win, round %i',
  async () => {
    const { change, wish, seats, cancelAll, bookingId, bookings } = await changeableBooking(scene);

    const outcomes = await Promise.allSettled([
      change(wish(seats(5, 6)), 0),
      change(wish(seats(20, 21)), -40_000),
      cancelAll(bookingId),
    ]);

    expect(won(outcomes)).toBe(1);
    const [old, ...others] = await bookings();
    expect(old?.sold).toEqual([]);
    expect(others.filter(({ state }) => state === 'CONFIRMED').length).toBe(outcomes[2].status === 'fulfilled' ? 0 : 1);
  },
);

it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
  'pays for a change once, or cancels and sends the difference back, round %i',
  async (round) => {
    const { change, wish, seats, authenticate, cancelAll, bookingId, bookings, money } = await changeableBooking(scene);
    const { toBookingId } = await change(wish(seats(10, 11)), 60_000);
    const { pay } = await authenticate(toBookingId);
    // The cancellation arrives before, while and after the gateway is asked.
    const later = new Promise((resolve) => setTimeout(resolve, round * 4));

    const [paid, again, cancelled] = await Promise.allSettled([pay(), pay(), later.then(() => cancelAll(bookingId))]);
    await sendRefunds(scene);

    const [old, fresh] = await bookings();
    expect(old).toMatchObject({ state: 'CANCELLED', sold: [], valid: [] });
    const isChanged = fresh?.state === 'CONFIRMED';
    expect(fresh?.valid).toEqual(isChanged ? [10, 11] : []);
    expect([paid.status, again.status].includes('fulfilled')).toBe(isChanged);
    expect(cancelled.status).toBe(isChanged ? 'rejected' : 'fulfilled');
    const difference = (await money()).filter(({ payment }) => payment === 'difference').map(({ kind }) => kind);
    expect([[], ['CAPTURE'], ['CAPTURE', 'REFUND']]).toContainEqual(difference);
    if (isChanged) expect(difference).toEqual(['CAPTURE']);
  },
);

it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
  'leaves either date when the old one is called off at that moment, round %i',
  async () => {
    const { hall, change, wish, seats, bookingId, bookings } = await changeableBooking(scene);
    const toPerformanceId = await anotherDate(scene, hall);
    const memberId = await aMember();
    const preview = await scene.backend.get(RefundBatches).preview(hall.performanceId);

    const [changed, calledOff] = await Promise.allSettled([
      change(wish(seats(0, 1), { toPerformanceId }), 0),
      scene.backend.get(CancelPerformance).execute({
        performanceId: hall.performanceId,
        reason: '출연자 건강 문제',
        memberId,
        expectedRefundTotal: preview?.refundTotal ?? 0,
        idempotencyKey: bookingId,
      }),
    ]);
    await scene.backend.get(RunRefundBatches).execute();

    const [old, fresh] = await bookings();
    expect(old).toMatchObject({ sold: [], valid: [] });
    expect(changed.status === 'fulfilled' || calledOff.status === 'fulfilled').toBe(true);
    expect(fresh?.valid ?? []).toEqual(changed.status === 'fulfilled' ? [0, 1] : []);
  },
);

async function aMember(): Promise<string> {
  const [row] = await scene.backend.sql.query<{ id: string }>(
    `insert into staff_member (id, email, name, role, password_hash) values (gen_random_uuid(), gen_random_uuid() || '@tiketi.test', '직원', 'admin', 'x') returning id`,
  );
  return row?.id ?? '';
}
