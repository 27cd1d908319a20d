import { randomUUID } from 'node:crypto';
import { BookingReads } from '../../src/modules/bookings/application/booking-view';
import { PrepareCheckout } from '../../src/modules/payments/application/prepare-checkout.use-case';
import { Transactions } from '../../src/platform/database/transactions';
import { counted } from '../builders/counted';
import { PAID, PaymentsScene } from './payments-scene';

let scene: PaymentsScene;

beforeAll(async () => {
  scene = await PaymentsScene.start();
});

afterAll(() => scene.stop());

describe('preparing a payment', () => {
  it("names the server's own total, and goes on with the same attempt when asked again", async () => {
    const { checkout, bookingId, accountId } = await scene.authenticated({ price: 70_000, bookingFee: 2_000 });

    const again = await scene.backend.get(PrepareCheckout).execute({ bookingId, accountId });

    // When an account would fall due moves on with the clock.
    expect({ ...again, virtualAccount: null }).toEqual({ ...checkout, virtualAccount: null });
    expect(checkout).toMatchObject({
      amount: 144_000,
      orderName: '시험 공연 2매',
      clientKey: 'test_ck_integration',
      successUrl: `http://localhost:3000/checkout/${bookingId}/success`,
    });
    expect(checkout.orderId).toMatch(/^[A-Za-z0-9_-]{6,64}$/);
    expect(checkout.customerKey).not.toContain(accountId);
  });

  it('knows a buyer by the same name in every booking', async () => {
    const { checkout, accountId } = await scene.authenticated();
    const { customer_key } = (await scene.backend.sql.one<{ customer_key: string }>(
      'select customer_key from payer where account_id = $1',
      [accountId],
    )) ?? { customer_key: '' };

    expect(checkout.customerKey).toBe(customer_key);
  });

  it("is refused for somebody else's booking, an expired hold and a paid booking", async () => {
    const { bookingId, accountId, other, pay } = await scene.authenticated();
    const prepare = (who: string, id = bookingId) =>
      scene.backend.get(PrepareCheckout).execute({ bookingId: id, accountId: who });
    const late = await scene.authenticated();
    await scene.backend.sql.query(`update booking set expires_at = clock_timestamp() where id = $1`, [late.bookingId]);

    await expect(prepare(other)).rejects.toMatchObject({ code: 'booking.not-found' });
    await expect(prepare(late.accountId, late.bookingId)).rejects.toMatchObject({ code: 'booking.hold-expired' });
    await pay();
    await expect(prepare(accountId)).rejects.toMatchObject({ code: 'booking.not-payable' });
  });
});

describe('paying', () => {
  it('takes the money once, sells the seats and issues a ticket for each', async () => {
    const { pay, state, messages, orderId, bookingId } = await scene.authenticated();
    const before = await counted('tiketi_revenue_krw_total', { method: 'EASY_PAY' });

    expect(await pay()).toBe('CAPTURED');

    expect(await state()).toEqual(PAID);
    expect((await counted('tiketi_revenue_krw_total', { method: 'EASY_PAY' })) - before).toBe(102_000);
    expect(await messages('booking.confirmed')).toHaveLength(1);
    const payment = await scene.backend.sql.one(
      'select method, easy_pay_provider, balance, amount, receipt_url is not null as receipt from payment where booking_id = $1',
      [bookingId],
    );
    expect(payment).toEqual({
      method: 'EASY_PAY',
      easy_pay_provider: 'KAKAOPAY',
      balance: 102_000,
      amount: 102_000,
      receipt: true,
    });
    expect(scene.toss.captured(orderId)).toBe(1);
  });

  it('logs every move, and who made it', async () => {
    const { pay, bookingId } = await scene.authenticated();
    await pay();

    const log = await scene.backend.sql.query<{ move: string }>(
      `select t.from_state || '>' || t.to_state || ' ' || t.actor as move
         from payment_transition t join payment p on p.id = t.payment_id where p.booking_id = $1 order by t.id`,
      [bookingId],
    );

    expect(log.map(({ move }) => move)).toEqual([
      '>READY buyer',
      'READY>CONFIRMING buyer',
      'CONFIRMING>CAPTURED gateway',
    ]);
  });

  it('takes the money once for twenty clicks at the same time, with one key or with many, and tells all of them the same', async () => {
    const { pay, state, orderId } = await scene.authenticated();
    const sameKey = randomUUID();

    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => pay(i % 2 === 0 ? { idempotencyKey: sameKey } : {})),
    );

    expect(new Set(answers)).toEqual(new Set(['CAPTURED']));
    expect(await state()).toEqual(PAID);
    const { id } = (await scene.backend.sql.one<{ id: string }>('select id from payment where order_id = $1', [
      orderId,
    ])) ?? { id: '' };
    expect(scene.toss.asked.filter(({ path, key }) => path.endsWith('/confirm') && key === id)).toHaveLength(1);
    expect(await pay()).toBe('CAPTURED');
  });

  it.each([
    ['another amount', { amount: 100 }, 'payment.amount-mismatch'],
    ["somebody else's booking", { accountId: '' }, 'booking.not-found'],
    ['an order that is not of this booking', { orderId: 'T00000-00000-unknown' }, 'payment.not-found'],
  ])('writes nothing and asks nobody for %s', async (_, wrong, code) => {
    const { pay, state, other } = await scene.authenticated();
    const asked = scene.toss.asked.length;

    await expect(pay('accountId' in wrong ? { accountId: other } : wrong)).rejects.toMatchObject({ code });

    expect(await state()).toMatchObject({ booking: 'HELD', payment: 'READY', captures: 0 });
    expect(scene.toss.asked).toHaveLength(asked);
  });

  it.each([
    ['payment key', { paymentKey: 'tk_another' }],
    ['sum', { amount: 1 }],
  ])('refuses an Idempotency-Key that came with another %s before', async (_, changes) => {
    const { pay, state } = await scene.authenticated();
    const idempotencyKey = randomUUID();
    await pay({ idempotencyKey });

    await expect(pay({ idempotencyKey, ...changes })).rejects.toMatchObject({ code: 'request.idempotency-key-reused' });
    expect(await pay({ idempotencyKey })).toBe('CAPTURED');
    expect(await state()).toEqual(PAID);
  });

  it('asks nobody once the hold ran out', async () => {
    const { pay, state, bookingId, orderId } = await scene.authenticated();
    await scene.backend.sql.query(`update booking set expires_at = clock_timestamp() where id = $1`, [bookingId]);

    await expect(pay()).rejects.toMatchObject({ code: 'booking.hold-expired' });

    expect(await state()).toMatchObject({ payment: 'READY', captures: 0 });
    expect(scene.toss.captured(orderId)).toBe(0);
  });

  it('refuses a second payment window for a booking that is paid', async () => {
    const { pay } = await scene.authenticated();
    await pay();

    await expect(pay({ paymentKey: 'tk_another_window' })).rejects.toMatchObject({ code: 'payment.already-done' });
  });

  it('passes a refusal on and lets the buyer try again with a new order', async () => {
    const { pay, state, bookingId, accountId, orderId } = await scene.authenticated();
    scene.toss.mishaps.push({ kind: 'refuse', code: 'REJECT_CARD_PAYMENT', status: 403 });
    const idempotencyKey = randomUUID();

    await expect(pay({ idempotencyKey })).rejects.toMatchObject({
      code: 'payment.declined',
      details: { reason: 'REJECT_CARD_PAYMENT' },
    });
    await expect(pay()).rejects.toMatchObject({ code: 'payment.declined' });
    expect(await state()).toMatchObject({ booking: 'HELD', payment: 'FAILED', captures: 0 });

    const second = await scene.backend.get(PrepareCheckout).execute({ bookingId, accountId });
    expect(second.orderId).not.toBe(orderId);
    const paymentKey = scene.toss.authenticate(second.orderId, second.amount);
    await expect(pay({ orderId: second.orderId, paymentKey, idempotencyKey })).rejects.toMatchObject({
      code: 'request.idempotency-key-reused',
    });
    expect(await pay({ orderId: second.orderId, paymentKey })).toBe('CAPTURED');
    expect(await state()).toEqual(PAID);
  });

  it('refuses a payment key Toss never gave out', async () => {
    const { pay, state } = await scene.authenticated();

    await expect(pay({ paymentKey: 'tk_made_up' })).rejects.toMatchObject({ details: { reason: 'NOT_FOUND_PAYMENT' } });

    expect(await state()).toMatchObject({ booking: 'HELD', payment: 'FAILED' });
  });

  it('signs in to Toss with the secret key, and never to anybody else', async () => {
    const { pay } = await scene.authenticated();
    await pay();

    const expected = `Basic ${Buffer.from('test_sk_integration:').toString('base64')}`;
    expect(new Set(scene.toss.asked.map(({ authorization }) => authorization))).toEqual(new Set([expected]));
  });
});

describe('reading a booking that was paid', () => {
  // In a sale PostgreSQL reads the payments one after the other: nobody has analysed the table yet.
  it('asks which bookings stand behind it once for each of its parts, however many payments there are', async () => {
    const { backend } = scene;
    const { pay, bookingId } = await scene.authenticated();
    await pay();
    for (let others = 0; others < 5; others += 1) await (await scene.authenticated()).pay();
    await backend.owner.query('grant set on parameter track_functions to tiketi_app');

    const calls = await backend.get(Transactions).run(async () => {
      await backend.sql.query(
        `select set_config('track_functions', 'all', true), set_config('enable_indexscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`,
      );
      expect(await backend.get(BookingReads).document(bookingId)).toMatchObject({ payment: { status: 'CAPTURED' } });
      const [row] = await backend.sql.query<{ calls: number }>(
        `select calls::int from pg_stat_xact_user_functions where funcname = 'booking_line'`,
      );
      return row?.calls;
    });

    // The payment that is shown, its place in the order, and the history.
    expect(calls).toBe(3);
  });
});
