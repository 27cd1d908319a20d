import { randomUUID } from 'node:crypto';
import { HoldSeats } from '../../src/modules/bookings/application/hold-seats.use-case';
import { CircuitBreaker } from '../../src/modules/payments/toss/circuit-breaker';
import { TakeUpRefunds } from '../../src/modules/payments/application/refunds/take-up-refunds.use-case';
import { SendRefund } from '../../src/modules/payments/application/refunds/send-refund.use-case';
import { someBuyers } from '../builders/a-hall';
import type { Mishap } from '../fakes/fake-toss';
import { PaymentsScene } from './payments-scene';
import { paidBooking, sendRefunds } from './refunds-scene';

let scene: PaymentsScene;

beforeAll(async () => {
  scene = await PaymentsScene.start();
});

afterEach(() => {
  scene.toss.mishaps.length = 0;
});

afterAll(() => scene.stop());

describe('cancelling', () => {
  it('gives back exactly what was quoted: two of four, then the rest', async () => {
    const { seatIds, quote, cancel, showIn, state, refunds, orderId } = await paidBooking(scene, { price: 33_333 });
    await showIn(5);
    const two = await quote(seatIds.slice(0, 2));

    expect(two).toMatchObject({
      rule: { code: 'TIER', feePercent: 20, daysBefore: 5 },
      totals: { price: 66_666, cancellationFee: 13_332, bookingFee: 2_000, bookingFeeReturned: 0, refund: 53_334 },
      remaining: { seats: 2, total: 68_666 },
      needsRefundAccount: false,
    });
    await cancel({ seatIds: seatIds.slice(0, 2), expectedRefund: 53_334 });
    expect(await state()).toEqual({ booking: 'CONFIRMED', payment: 'CAPTURED', balance: 137_332, sold: 2, valid: 2 });

    const rest = await quote();
    expect(rest.items.map(({ seatId, price }) => [seatId, price])).toEqual(
      seatIds.slice(2).map((seatId) => [seatId, 33_333]),
    );
    await cancel({ expectedRefund: rest.totals.refund });
    expect(await state()).toMatchObject({ booking: 'CANCELLED', sold: 0, valid: 0 });

    await sendRefunds(scene);
    await sendRefunds(scene);
    expect(await refunds()).toMatchObject([
      { state: 'DONE', amount: 53_334, cause: 'BUYER' },
      { state: 'DONE', amount: 53_334, cause: 'BUYER' },
    ]);
    expect(scene.toss.payments.get(orderId)?.balanceAmount).toBe(137_332 - 2 * 53_334);
    expect(await state()).toMatchObject({ payment: 'PARTIAL_CANCELED', balance: 137_332 - 2 * 53_334 });
  });

  it('puts the seats on sale again at once, before the money is back', async () => {
    const { hall, seatIds, cancel } = await paidBooking(scene);
    await cancel({ seatIds: seatIds.slice(0, 1) });
    const [buyerId = ''] = await someBuyers(scene.backend.sql, 1);

    const held = await scene.backend.get(HoldSeats).execute({
      buyerId,
      performanceId: hall.performanceId,
      seatIds: seatIds.slice(0, 1),
      idempotencyKey: randomUUID(),
    });

    expect(held.state).toBe('HELD');
  });

  it('is one refund, however often and from however many windows it is asked for', async () => {
    const { seatIds, quote, cancel, refunds, orderId } = await paidBooking(scene);
    const { totals } = await quote(seatIds.slice(0, 2));
    const wish = { seatIds: seatIds.slice(0, 2), expectedRefund: totals.refund };
    const idempotencyKey = randomUUID();

    const same = await Promise.all(Array.from({ length: 4 }, () => cancel({ ...wish, idempotencyKey })));
    const others = await Promise.allSettled(Array.from({ length: 4 }, () => cancel(wish)));

    expect(new Set(same.map(({ id }) => id)).size).toBe(1);
    expect(others.map((result) => result.status === 'rejected' && (result.reason as { code: string }).code)).toEqual(
      Array.from({ length: 4 }, () => 'cancellation.unknown-seats'),
    );
    await expect(cancel({ seatIds: seatIds.slice(2), idempotencyKey })).rejects.toMatchObject({
      code: 'request.idempotency-key-reused',
    });
    await sendRefunds(scene);
    expect(await refunds()).toMatchObject([{ state: 'DONE', amount: 102_000 }]);
    expect(scene.toss.payments.get(orderId)?.cancels).toHaveLength(1);
  });

  it('refuses what was quoted for another step of the ladder, and says what it is now', async () => {
    const { quote, cancel, showIn, state } = await paidBooking(scene);
    const { totals } = await quote();
    await showIn(1);

    await expect(cancel({ expectedRefund: totals.refund })).rejects.toMatchObject({
      code: 'cancellation.quote-changed',
      details: { quote: { rule: { feePercent: 30 }, totals: { refund: 140_000 } } },
    });
    expect(await state()).toMatchObject({ booking: 'CONFIRMED', sold: 4, valid: 4 });
  });

  it('is possible until the show starts, and for no ticket somebody went in with', async () => {
    const { seatIds, quote, cancel, showIn, use, hall } = await paidBooking(scene);
    await showIn(0);
    await use(0);

    expect((await quote()).items.map(({ seatId }) => seatId)).toEqual(seatIds.slice(1));
    await expect(cancel({ seatIds: seatIds.slice(0, 2) })).rejects.toMatchObject({
      code: 'cancellation.not-possible',
      details: { reason: 'USED' },
    });
    await scene.backend.sql.query(
      `update performance set doors_open_at = now() - interval '1 second', sale_closes_at = now() - interval '1 second', starts_at = now() where id = $1`,
      [hall.performanceId],
    );
    await expect(cancel()).rejects.toMatchObject({ code: 'cancellation.not-possible', details: { reason: 'STARTED' } });
  });

  it('does not let anybody cancel what is not theirs, or not in the booking', async () => {
    const { cancel, seatIds, hall } = await paidBooking(scene);
    const [stranger = ''] = await someBuyers(scene.backend.sql, 1);

    await expect(cancel({ by: { kind: 'buyer', accountId: stranger } })).rejects.toMatchObject({
      code: 'booking.not-found',
    });
    await expect(cancel({ seatIds: [...seatIds, hall.seatIds[9] ?? ''] })).rejects.toMatchObject({
      code: 'cancellation.unknown-seats',
      details: { seatIds: [hall.seatIds[9]] },
    });
  });

  it('changes nothing for the paid when prices change (O-10)', async () => {
    const { quote, hall } = await paidBooking(scene);

    await scene.backend.sql.query('update price_grade set price = 1 where performance_id = $1', [hall.performanceId]);

    expect((await quote()).totals.price).toBe(200_000);
  });
});

describe('the money', () => {
  it.each<[string, Mishap[]]>([
    ['the answer never comes', [{ kind: 'approve-and-hang' }]],
    ['the connection is cut after the cancellation', [{ kind: 'approve-and-cut' }, { kind: 'cut' }]],
    ['a proxy answers for Toss', [{ kind: 'garbage' }, { kind: 'garbage' }]],
    ['nothing gets there at first', [{ kind: 'cut' }, { kind: 'cut' }]],
    ['Toss has a passing fault', [{ kind: 'refuse', code: 'PROVIDER_ERROR' }]],
    ['two cancellations come too close', [{ kind: 'refuse', code: 'FORBIDDEN_CONSECUTIVE_REQUEST', status: 403 }]],
  ])('goes back once, although %s', async (_, mishaps) => {
    const { cancel, refunds, orderId, state } = await paidBooking(scene);
    const { id } = await cancel();
    scene.toss.mishaps.push(...mishaps);

    await scene.backend.get(SendRefund).execute(id);
    scene.toss.forgetAnswers();
    await sendRefunds(scene);

    expect(await refunds()).toMatchObject([{ state: 'DONE', amount: 204_000 }]);
    expect(scene.toss.payments.get(orderId)?.cancels).toHaveLength(1);
    expect(await state()).toMatchObject({ booking: 'CANCELLED', payment: 'CANCELED', balance: 0 });
  });

  it('goes back once, although the sender was killed between the cancellation and its commit', async () => {
    const { cancel, seatIds, refunds, moves, orderId } = await paidBooking(scene);
    const { id } = await cancel({ seatIds: seatIds.slice(0, 1) });
    await scene.backend.sql.query(
      `update refund set state = 'SENT', attempts = 1, state_at = clock_timestamp(), moved_by = 'worker', moved_because = 'first' where id = $1`,
      [id],
    );
    scene.toss.cancelled(orderId, 51_000, id);

    await sendRefunds(scene);

    expect(await refunds()).toMatchObject([{ state: 'DONE', amount: 51_000 }]);
    expect(scene.toss.payments.get(orderId)?.cancels).toHaveLength(1);
    expect(await moves(id)).toEqual(['>REQUESTED', 'REQUESTED>SENT', 'SENT>UNKNOWN', 'UNKNOWN>SENT', 'SENT>DONE']);
  });

  it('is told apart from another refund of the same sum', async () => {
    const { cancel, seatIds, refunds, orderId } = await paidBooking(scene);
    const first = await cancel({ seatIds: seatIds.slice(0, 1) });
    await cancel({ seatIds: seatIds.slice(1, 2) });
    scene.toss.mishaps.push({ kind: 'hang' }, { kind: 'hang' });
    await scene.backend.get(SendRefund).execute(first.id);

    for (let round = 0; round < 3; round++) await sendRefunds(scene);

    expect((await refunds()).map(({ state }) => state)).toEqual(['DONE', 'DONE']);
    expect(scene.toss.payments.get(orderId)?.cancels).toHaveLength(2);
  });

  it('waits for a person when Toss will not, and is not lost', async () => {
    const { cancel, refunds, state } = await paidBooking(scene);
    const { id } = await cancel();
    scene.toss.mishaps.push({ kind: 'refuse', code: 'NOT_CANCELABLE_PAYMENT', status: 403 });

    await scene.backend.get(SendRefund).execute(id);

    expect(await refunds()).toMatchObject([{ state: 'MANUAL', last_error: 'NOT_CANCELABLE_PAYMENT' }]);
    expect(await state()).toMatchObject({ booking: 'CANCELLED', balance: 204_000, valid: 0 });
  });

  it('goes on by itself after an outage of Toss, once, while one that Toss refused waits for a person', async () => {
    const away = [await paidBooking(scene), await paidBooking(scene)];
    for (const { cancel } of away) await cancel();
    const refused = await paidBooking(scene);
    const { id } = await refused.cancel();
    scene.toss.mishaps.push({ kind: 'refuse', code: 'NOT_CANCELABLE_PAYMENT', status: 403 });
    await scene.backend.get(SendRefund).execute(id);
    await scene.backend.sql.query(`update refund set attempts = 5 where state = 'REQUESTED'`);
    // A quarter of an hour passes at once.
    const { TEST_HURRY, TOSS_API_URL } = scene.backend.config;
    Object.assign(scene.backend.config, { TEST_HURRY: 1_000_000, TOSS_API_URL: 'http://127.0.0.1:9' });
    await sendRefunds(scene);
    const takeUp = () => scene.backend.get(TakeUpRefunds).execute();
    for (const { refunds } of away) expect(await refunds()).toMatchObject([{ state: 'MANUAL' }]);

    expect(await takeUp()).toBe(0);
    Object.assign(scene.backend.config, { TEST_HURRY, TOSS_API_URL });
    scene.backend.get(CircuitBreaker).answered();
    expect(await takeUp()).toBeGreaterThanOrEqual(2);
    await sendRefunds(scene);

    for (const { refunds, orderId } of away) {
      expect(await refunds()).toMatchObject([{ state: 'DONE' }]);
      expect(scene.toss.payments.get(orderId)?.cancels).toHaveLength(1);
    }
    expect(await refused.refunds()).toMatchObject([{ state: 'MANUAL' }]);
  });
});
