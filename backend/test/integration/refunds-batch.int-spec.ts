import { randomUUID } from 'node:crypto';
import { HoldSeats } from '../../src/modules/bookings/application/hold-seats.use-case';
import { CancelPerformance } from '../../src/modules/payments/application/refunds/cancel-performance.use-case';
import { CancelTickets } from '../../src/modules/payments/application/refunds/cancel-tickets.use-case';
import { PayForBooking } from '../../src/modules/payments/application/pay-for-booking.use-case';
import { PrepareCheckout } from '../../src/modules/payments/application/prepare-checkout.use-case';
import { RefundBatches } from '../../src/modules/payments/application/refunds/refund-batches';
import { RunRefundBatches } from '../../src/modules/payments/application/refunds/run-refund-batches.use-case';
import { aHall, someBuyers } from '../builders/a-hall';
import { PaymentsScene } from './payments-scene';
import { sendRefunds } from './refunds-scene';

let scene: PaymentsScene;
const memberId = randomUUID();

beforeAll(async () => {
  scene = await PaymentsScene.start();
  await scene.backend.owner.query(
    `insert into staff_member (id, email, name, password_hash, role) values ($1, 'boss@tiketi.test', 'Boss', 'x', 'admin')`,
    [memberId],
  );
});

afterAll(() => scene.stop());

/** Five paid bookings of two seats, one of them cancelled in half, one hold that nobody pays for. */
async function aSoldShow() {
  const { backend, toss } = scene;
  const hall = await aHall(backend.sql);
  const buyers = await someBuyers(backend.sql, 7);
  const bookings: string[] = [];
  const hold = async (i: number) =>
    backend.get(HoldSeats).execute({
      buyerId: buyers[i] ?? '',
      performanceId: hall.performanceId,
      seatIds: hall.seatIds.slice(i * 2, i * 2 + 2),
      idempotencyKey: randomUUID(),
    });
  for (let i = 0; i < 5; i += 1) {
    const [accountId, { id: bookingId }] = [buyers[i] ?? '', await hold(i)];
    const { orderId, amount } = await backend.get(PrepareCheckout).execute({ bookingId, accountId });
    const paymentKey = toss.authenticate(orderId, amount);
    await backend
      .get(PayForBooking)
      .execute({ bookingId, accountId, orderId, paymentKey, amount, idempotencyKey: randomUUID() });
    bookings.push(bookingId);
  }
  const held = await hold(5);
  await backend.get(CancelTickets).execute({
    bookingId: bookings[0] ?? '',
    by: { kind: 'buyer', accountId: buyers[0] ?? '' },
    seatIds: hall.seatIds.slice(0, 1),
    reason: '',
    idempotencyKey: randomUUID(),
  });
  const { performanceId } = hall;
  const callOff = (changes = {}) =>
    backend.get(CancelPerformance).execute({
      performanceId,
      memberId,
      reason: '출연자 건강 문제',
      expectedRefundTotal: 9 * 51_000,
      idempotencyKey: 'call-off-1',
      ...changes,
    });
  const wait = (batchId: string) =>
    backend.owner.query(`update refund_batch set started_at = started_at - interval '1 minute' where id = $1`, [
      batchId,
    ]);
  const refunds = () =>
    backend.sql.query<{ booking_id: string; amount: number; state: string }>(
      `select r.booking_id, r.amount, r.state from refund r join booking b on b.id = r.booking_id
        where b.performance_id = $1 and r.cause = 'ORGANISER' order by r.requested_at`,
      [performanceId],
    );
  const leftOver = () =>
    backend.sql.query(`select id from claim where performance_id = $1 and state in ('HELD', 'SOLD')`, [performanceId]);
  return { hall, buyers, performanceId, bookings, held, callOff, wait, refunds, leftOver };
}

const run = () => scene.backend.get(RunRefundBatches).execute();
const progress = (batchId: string) => scene.backend.get(RefundBatches).get(batchId);

describe('a performance that is called off', () => {
  it('gives everybody everything back, each booking once, however many workers go through the list', async () => {
    const { callOff, performanceId, refunds, wait, leftOver, bookings } = await aSoldShow();
    expect(await scene.backend.get(CancelPerformance).preview(performanceId)).toEqual({
      bookings: 5,
      tickets: 9,
      held: 2,
      refundTotal: 459_000,
      bookingFees: 9_000,
      alreadyCancelled: 0,
    });

    await expect(callOff({ expectedRefundTotal: 1 })).rejects.toMatchObject({
      code: 'performance.refund-total-changed',
      details: { preview: { refundTotal: 459_000 } },
    });
    const [batchId, again] = [await callOff(), await callOff()];
    await expect(callOff({ idempotencyKey: 'call-off-2' })).rejects.toMatchObject({
      code: 'performance.already-cancelled',
      details: { batchId },
    });
    await Promise.all([run(), run(), run()]);

    expect(again).toBe(batchId);
    expect(await progress(batchId)).toMatchObject({ state: 'RUNNING', total: 6, done: 6, failed: 0, refundedTotal: 0 });
    expect(new Set((await refunds()).map((row) => row.booking_id))).toEqual(new Set(bookings));
    expect((await refunds()).reduce((sum, { amount }) => sum + amount, 0)).toBe(459_000);
    expect(await leftOver()).toEqual([]);

    await wait(batchId);
    await run();
    await sendRefunds(scene);
    await sendRefunds(scene);
    expect(await progress(batchId)).toMatchObject({ state: 'DONE', refundTotal: 459_000, refundedTotal: 459_000 });
  });

  it('goes on where a killed worker was', async () => {
    const { callOff, refunds, leftOver, bookings } = await aSoldShow();
    const batchId = await callOff();
    const batches = scene.backend.get(RefundBatches);
    const fails = jest.spyOn(batches, 'done').mockImplementationOnce(() => {
      throw new Error('killed');
    });

    await run();
    fails.mockRestore();
    expect(await progress(batchId)).toMatchObject({ total: 6, done: 5, failed: 1 });
    await scene.backend.owner.query('update refund_batch_item set next_attempt_at = now() where batch_id = $1', [
      batchId,
    ]);
    await run();

    expect(await progress(batchId)).toMatchObject({ total: 6, done: 6, failed: 0 });
    expect(await refunds()).toHaveLength(bookings.length);
    expect(await leftOver()).toEqual([]);
  });

  it('sells nothing any more, and takes no money for what was held', async () => {
    const { callOff, hall, buyers, held } = await aSoldShow();
    await callOff();

    await expect(
      scene.backend.get(HoldSeats).execute({
        buyerId: buyers[6] ?? '',
        performanceId: hall.performanceId,
        seatIds: hall.seatIds.slice(20, 21),
        idempotencyKey: randomUUID(),
      }),
    ).rejects.toMatchObject({ code: 'booking.sale-closed' });
    await expect(
      scene.backend.get(PrepareCheckout).execute({ bookingId: held.id, accountId: buyers[5] ?? '' }),
    ).rejects.toMatchObject({ code: 'booking.not-payable' });
  });
});
