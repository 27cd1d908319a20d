import { randomUUID } from 'node:crypto';
import { anotherDate, changeableBooking } from './changes-scene';
import { PaymentsScene } from './payments-scene';
import { ExpireHolds } from '../../src/modules/bookings/application/expire-holds.use-case';
import { sendRefunds } from './refunds-scene';

let scene: PaymentsScene;
beforeAll(async () => {
  scene = await PaymentsScene.start();
});
afterAll(() => scene.stop());

describe('for nothing more', () => {
  it('takes other seats of the same price at once', async () => {
    const { quote, change, wish, seats, bookings, money, ledger, moves } = await changeableBooking(scene);
    const wanted = wish(seats(5, 6));
    expect(await quote(wanted)).toMatchObject({ credit: 102_000, newTotal: 102_000, changeFee: 0, difference: 0 });

    expect(await change(wanted, 0)).toMatchObject({ state: 'DONE' });

    expect(await bookings()).toMatchObject([
      { state: 'CANCELLED', valid: [], sold: [] },
      { state: 'CONFIRMED', valid: [5, 6], sold: [5, 6], change: 'DONE' },
    ]);
    expect(await money()).toEqual([{ kind: 'CAPTURE', amount: 102_000, payment: 'first' }]);
    expect(await ledger()).toMatchObject({
      TICKET_SALES: -200_000,
      REFUNDED_SALES: 100_000,
      GATEWAY_RECEIVABLE: 102_000,
    });
    expect(await moves()).toEqual(['>REQUESTED', 'REQUESTED>DONE']);
  });

  it('takes one of two seats and leaves the other where it is', async () => {
    const { change, wish, seats, bookings } = await changeableBooking(scene);

    await change(wish(seats(5)), 0);

    expect(await bookings()).toMatchObject([
      { state: 'CONFIRMED', valid: [1], sold: [1] },
      { state: 'CONFIRMED', valid: [5], sold: [5] },
    ]);
  });

  it('gives the rest back when the new seats are cheaper', async () => {
    const { quote, change, wish, seats, money, ledger } = await changeableBooking(scene);
    const wanted = wish(seats(20, 21));
    expect(await quote(wanted)).toMatchObject({ credit: 102_000, newTotal: 62_000, difference: -40_000 });

    await change(wanted, -40_000);
    await sendRefunds(scene);

    expect(await money()).toEqual([
      { kind: 'CAPTURE', amount: 102_000, payment: 'first' },
      { kind: 'REFUND', amount: 40_000, payment: 'first' },
    ]);
    expect(await ledger()).toMatchObject({ GATEWAY_RECEIVABLE: 62_000, REFUNDS_PAYABLE: 0, CHANGE_CLEARING: 0 });
  });

  it('goes to another date of the event', async () => {
    const scenery = await changeableBooking(scene);
    const { hall, change, wish, seats, bookings } = scenery;
    const toPerformanceId = await anotherDate(scene, hall);

    await change(wish(seats(0, 1), { toPerformanceId }), 0);

    expect(await bookings()).toMatchObject([
      { state: 'CANCELLED', valid: [] },
      { state: 'CONFIRMED', valid: [0, 1] },
    ]);
  });

  it('is one change, however often it is asked for', async () => {
    const { change, wish, seats, bookings } = await changeableBooking(scene);
    const idempotencyKey = randomUUID();
    const ask = () => change(wish(seats(5, 6)), 0, { idempotencyKey });

    const answers = await Promise.all([ask(), ask(), ask()]);

    expect(new Set(answers.map(({ toBookingId }) => toBookingId)).size).toBe(1);
    expect(await bookings()).toHaveLength(2);
    await expect(change(wish(seats(7, 8)), 0, { idempotencyKey })).rejects.toMatchObject({
      code: 'request.idempotency-key-reused',
    });
  });
});

describe('for dearer seats', () => {
  it('holds them, takes the difference, and only then takes the old ones back', async () => {
    const scenery = await changeableBooking(scene);
    const { change, wish, seats, authenticate, bookings, money, ledger, moves } = scenery;
    const { toBookingId, state } = await change(wish(seats(10, 11)), 60_000);
    expect(state).toBe('HELD');
    expect(await bookings()).toMatchObject([
      { valid: [0, 1], sold: [0, 1] },
      { state: 'HELD', valid: [], change: 'HELD' },
    ]);

    const { amount, virtualAccount, pay } = await authenticate(toBookingId);
    expect({ amount, virtualAccount }).toEqual({ amount: 60_000, virtualAccount: null });
    expect(await pay()).toBe('CAPTURED');

    expect(await bookings()).toMatchObject([
      { state: 'CANCELLED', valid: [], sold: [] },
      { state: 'CONFIRMED', valid: [10, 11], sold: [10, 11], change: 'DONE' },
    ]);
    expect(await money()).toEqual([
      { kind: 'CAPTURE', amount: 102_000, payment: 'first' },
      { kind: 'CAPTURE', amount: 60_000, payment: 'difference' },
    ]);
    expect(await ledger()).toMatchObject({
      GATEWAY_RECEIVABLE: 162_000,
      TICKET_SALES: -260_000,
      REFUNDED_SALES: 100_000,
      CHANGE_CLEARING: 0,
    });
    expect(await moves()).toEqual(['>REQUESTED', 'REQUESTED>HELD', 'HELD>PAYING', 'PAYING>DONE']);
  });

  it('changes nothing when the payment is refused, and can be paid again', async () => {
    const { change, wish, seats, authenticate, bookings } = await changeableBooking(scene);
    const { toBookingId } = await change(wish(seats(10, 11)), 60_000);
    const { pay } = await authenticate(toBookingId);
    scene.toss.mishaps.push({ kind: 'refuse', code: 'REJECT_CARD_PAYMENT' });
    await expect(pay()).rejects.toMatchObject({ code: 'payment.declined' });
    expect(await bookings()).toMatchObject([{ valid: [0, 1] }, { state: 'HELD', change: 'HELD' }]);

    const again = await authenticate(toBookingId);
    await again.pay();

    expect(await bookings()).toMatchObject([{ valid: [] }, { valid: [10, 11] }]);
  });

  it('lapses with its hold, and nothing has changed', async () => {
    const { change, wish, seats, bookings, moves } = await changeableBooking(scene);
    const { toBookingId } = await change(wish(seats(10, 11)), 60_000);
    await scene.backend.sql.query(`update booking set expires_at = now() - interval '1 second' where id = $1`, [
      toBookingId,
    ]);

    await scene.backend.get(ExpireHolds).execute();

    expect(await bookings()).toMatchObject([
      { state: 'CONFIRMED', valid: [0, 1] },
      { state: 'EXPIRED', change: 'LAPSED' },
    ]);
    expect(await moves()).toEqual(['>REQUESTED', 'REQUESTED>HELD', 'HELD>LAPSED']);
  });

  it('sends the difference back when the old seats were cancelled while it was being paid', async () => {
    const { change, wish, seats, authenticate, cancelAll, bookingId, bookings, money, ledger } =
      await changeableBooking(scene);
    const { toBookingId } = await change(wish(seats(10, 11)), 60_000);
    const { pay } = await authenticate(toBookingId);
    scene.toss.mishaps.push({ kind: 'approve-after', before: () => cancelAll(bookingId).then(() => undefined) });

    await expect(pay()).rejects.toMatchObject({ code: 'booking.hold-expired' });
    await scene.backend.sql.query(`update booking set expires_at = now() where id = $1`, [toBookingId]);
    await scene.backend.get(ExpireHolds).execute();
    await sendRefunds(scene);

    expect(await bookings()).toMatchObject([
      { state: 'CANCELLED', valid: [] },
      { state: 'EXPIRED', valid: [], change: 'REFUNDED' },
    ]);
    expect((await money()).filter(({ payment }) => payment === 'difference')).toEqual([
      { kind: 'CAPTURE', amount: 60_000, payment: 'difference' },
      { kind: 'REFUND', amount: 60_000, payment: 'difference' },
    ]);
    expect(await ledger()).toMatchObject({ GATEWAY_RECEIVABLE: 0, REFUNDS_PAYABLE: 0 });
  });

  it('finishes when the answer of the gateway was lost', async () => {
    const { change, wish, seats, authenticate, bookings } = await changeableBooking(scene);
    const { toBookingId } = await change(wish(seats(10, 11)), 60_000);
    const { pay } = await authenticate(toBookingId);
    scene.toss.mishaps.push({ kind: 'approve-and-cut' });

    expect(await pay()).toBe('CAPTURED');

    expect(await bookings()).toMatchObject([{ valid: [] }, { valid: [10, 11], change: 'DONE' }]);
  });

  it('lets a newer wish take the place of one nobody has begun to pay', async () => {
    const { change, wish, seats, bookings } = await changeableBooking(scene);
    await change(wish(seats(10, 11)), 60_000);

    await change(wish(seats(11, 12)), 60_000);

    expect(await bookings()).toMatchObject([
      { sold: [0, 1] },
      { state: 'CANCELLED', change: 'LAPSED' },
      { state: 'HELD', change: 'HELD' },
    ]);
  });
});
