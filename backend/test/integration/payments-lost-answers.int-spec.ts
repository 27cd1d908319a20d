import { BeginPayment } from '../../src/modules/payments/application/begin-payment.use-case';
import { PrepareCheckout } from '../../src/modules/payments/application/prepare-checkout.use-case';
import { ResolvePayment } from '../../src/modules/payments/application/resolve-payment.use-case';
import { SendRefund } from '../../src/modules/payments/application/refunds/send-refund.use-case';
import { SettlePayment } from '../../src/modules/payments/application/settle-payment.use-case';
import { SweepPayments } from '../../src/modules/payments/application/sweep-payments.use-case';
import { TossClient } from '../../src/modules/payments/domain/toss-client';
import { Transactions } from '../../src/platform/database/transactions';
import type { Mishap } from '../fakes/fake-toss';
import { PAID, PaymentsScene } from './payments-scene';

let scene: PaymentsScene;

beforeAll(async () => {
  scene = await PaymentsScene.start();
});

afterAll(() => scene.stop());

const sweep = () => scene.backend.get(SweepPayments).resolve();
const paymentIdOf = async (bookingId: string) =>
  (await scene.backend.sql.one<{ id: string }>('select id from payment where booking_id = $1', [bookingId]))?.id ?? '';

describe('when the answer is lost', () => {
  it.each<[string, Mishap[]]>([
    ['the answer never comes', [{ kind: 'approve-and-hang' }]],
    ['the connection is cut after the approval', [{ kind: 'approve-and-cut' }]],
    ['a proxy answers for Toss', [{ kind: 'garbage' }]],
    ['both attempts get lost after the approval', [{ kind: 'approve-and-cut' }, { kind: 'cut' }]],
  ])('finds the money and finishes: %s', async (_, mishaps) => {
    const { pay, state, orderId, bookingId } = await scene.authenticated();
    scene.toss.mishaps.push(...mishaps);

    expect(await pay()).toBe('CAPTURED');

    expect(await state()).toEqual(PAID);
    expect(scene.toss.captured(orderId)).toBe(1);
    // Never two keys for one payment (invariant G3).
    const id = await paymentIdOf(bookingId);
    expect([...scene.toss.keysOf('/confirm')].filter((key) => key === id)).toHaveLength(1);
    scene.toss.mishaps.length = 0;
  });

  it('reads the payment when Toss says that it was processed before', async () => {
    const { pay, state, orderId } = await scene.authenticated();
    const taken = scene.toss.payments.get(orderId);
    Object.assign(taken ?? {}, {
      status: 'DONE',
      approvedAt: new Date().toISOString(),
      lastTransactionKey: `tx-${orderId}`,
    });

    expect(await pay()).toBe('CAPTURED');
    expect(await state()).toEqual(PAID);
  });

  it('says that it does not know, keeps the seats, and the worker finds out', async () => {
    const { pay, state, age, orderId } = await scene.authenticated();
    scene.toss.mishaps.push({ kind: 'hang' }, { kind: 'hang' });

    expect(await pay()).toBe('UNKNOWN');
    expect(await state()).toMatchObject({ booking: 'PAYING', payment: 'UNKNOWN', captures: 0 });

    await age(21);
    await sweep();
    expect(await state()).toEqual(PAID);
    expect(scene.toss.captured(orderId)).toBe(1);
  });

  it('does not take a passing fault for a refusal, but ends when Toss stays with it', async () => {
    const { pay, state, age, orderId } = await scene.authenticated();
    scene.toss.mishaps.push({ kind: 'refuse', code: 'PROVIDER_ERROR' });

    expect(await pay()).toBe('UNKNOWN');
    expect(await state()).toMatchObject({ booking: 'PAYING', payment: 'UNKNOWN' });

    // The idempotency key now always brings PROVIDER_ERROR back: this attempt can never take the money.
    await age(21);
    await sweep();
    expect(await state()).toMatchObject({ booking: 'HELD', payment: 'FAILED', captures: 0 });
    expect(scene.toss.captured(orderId)).toBe(0);
  });

  it('does not give up while Toss is out of reach: the money may have been taken', async () => {
    const { pay, state, age, orderId } = await scene.authenticated();
    scene.toss.mishaps.push({ kind: 'hang' }, { kind: 'hang' });
    await pay();

    await age(21);
    scene.toss.mishaps.push({ kind: 'cut' }, { kind: 'refuse', code: 'UNAUTHORIZED_KEY', status: 401 });
    await sweep();
    expect(await state()).toMatchObject({ booking: 'PAYING', payment: 'UNKNOWN' });
    scene.toss.forgetAnswers();

    await age(21);
    await sweep();
    expect(await state()).toEqual(PAID);
    expect(scene.toss.captured(orderId)).toBe(1);
  });

  it('leaves a payment alone while its own request may still be at work', async () => {
    const { pay, state } = await scene.authenticated();
    scene.toss.mishaps.push({ kind: 'hang' }, { kind: 'hang' });
    await pay();

    await sweep();

    expect(await state()).toMatchObject({ payment: 'UNKNOWN' });
  });

  it.each([
    ['before Toss was asked', false],
    ['after Toss took the money', true],
  ])('finishes the work of a process killed %s', async (_, taken) => {
    const { bookingId, accountId, orderId, paymentKey, amount, state, age } = await scene.authenticated();
    await beginAsTheDeadProcessDid({ bookingId, accountId, orderId, paymentKey, amount });
    if (taken) {
      const idempotencyKey = await paymentIdOf(bookingId);
      await scene.backend.get(TossClient).confirm({ paymentKey, orderId, amount, idempotencyKey });
    }
    expect(await state()).toMatchObject({ booking: 'PAYING', payment: 'CONFIRMING' });

    await age(21);
    await Promise.all([sweep(), sweep(), sweep()]);

    expect(await state()).toEqual(PAID);
    expect(scene.toss.captured(orderId)).toBe(1);
  });

  it('gives the seats back once Toss says that nobody paid in time', async () => {
    const { pay, state, age, orderId } = await scene.authenticated();
    scene.toss.mishaps.push({ kind: 'hang' }, { kind: 'hang' });
    await pay();
    Object.assign(scene.toss.payments.get(orderId) ?? {}, { status: 'EXPIRED' });

    await age(21);
    await sweep();

    expect(await state()).toMatchObject({ booking: 'HELD', payment: 'EXPIRED', captures: 0 });
  });
});

async function beginAsTheDeadProcessDid(command: {
  bookingId: string;
  accountId: string;
  orderId: string;
  paymentKey: string;
  amount: number;
}) {
  await scene.backend.get(BeginPayment).execute({ ...command, idempotencyKey: 'killed-process' });
}

describe('money for a booking that cannot take it any more', () => {
  it('is owed back in the transaction that wrote it down, and goes back once', async () => {
    const { pay, state, loseSeats, bookingId, orderId } = await scene.authenticated();
    scene.toss.mishaps.push({ kind: 'approve-after', before: loseSeats });

    await expect(pay()).rejects.toMatchObject({ code: 'booking.hold-expired', details: { moneyReturns: true } });
    expect(await state()).toEqual({ booking: 'EXPIRED', payment: 'CAPTURED', captures: 1, tickets: 0, sold: 0 });
    const refundId = await owed(bookingId);

    await Promise.all([1, 2, 3].map(() => scene.backend.get(SendRefund).execute(refundId)));

    expect(scene.toss.payments.get(orderId)).toMatchObject({ status: 'CANCELED', balanceAmount: 0 });
    expect(await state()).toMatchObject({ booking: 'EXPIRED', payment: 'CANCELED' });
    expect(await moneyOf(await paymentIdOf(bookingId))).toEqual({ captured: 102_000, refunded: 102_000, balance: 0 });
    await expect(pay()).rejects.toMatchObject({ code: 'booking.hold-expired' });
  });

  it('is found when it was cancelled at the desk of Toss meanwhile', async () => {
    const { pay, loseSeats, bookingId, orderId } = await scene.authenticated();
    scene.toss.mishaps.push({ kind: 'approve-after', before: loseSeats });
    await expect(pay()).rejects.toMatchObject({ code: 'booking.hold-expired' });
    Object.assign(scene.toss.payments.get(orderId) ?? {}, cancelledAtTheDesk(102_000));

    await scene.backend.get(SendRefund).execute(await owed(bookingId));

    expect(await moneyOf(await paymentIdOf(bookingId))).toEqual({ captured: 102_000, refunded: 102_000, balance: 0 });
  });

  it('goes back also when Toss takes it after it had said no', async () => {
    const { pay, bookingId, orderId, state } = await scene.authenticated();
    scene.toss.mishaps.push({ kind: 'refuse', code: 'REJECT_CARD_COMPANY' });
    await expect(pay()).rejects.toMatchObject({ code: 'payment.declined' });
    const approval = { status: 'DONE', approvedAt: new Date().toISOString(), lastTransactionKey: `late-${orderId}` };
    Object.assign(scene.toss.payments.get(orderId) ?? {}, approval);

    await scene.backend.get(ResolvePayment).lookUp(await paymentIdOf(bookingId), 'webhook');

    expect(await state()).toMatchObject({ booking: 'HELD', payment: 'CAPTURED', captures: 1, tickets: 0 });
    expect(await owed(bookingId)).not.toBe('');
  });

  it('does not disturb the next attempt while it goes back', async () => {
    const { pay, bookingId, accountId, orderId, amount, state } = await scene.authenticated();
    scene.toss.mishaps.push({ kind: 'refuse', code: 'REJECT_CARD_COMPANY' });
    await expect(pay()).rejects.toMatchObject({ code: 'payment.declined' });
    const first = await paymentIdOf(bookingId);
    const second = await scene.backend.get(PrepareCheckout).execute({ bookingId, accountId });
    const paymentKey = scene.toss.authenticate(second.orderId, second.amount);
    await beginAsTheDeadProcessDid({ bookingId, accountId, orderId: second.orderId, paymentKey, amount });
    const approval = { status: 'DONE', approvedAt: new Date().toISOString(), lastTransactionKey: `late-${orderId}` };
    Object.assign(scene.toss.payments.get(orderId) ?? {}, approval);

    await scene.backend.get(ResolvePayment).lookUp(first, 'webhook');

    expect(await state()).toMatchObject({ booking: 'PAYING', payment: 'CONFIRMING' });
  });

  it('is not accepted in another sum or currency than agreed', async () => {
    const { pay, state, messages } = await scene.authenticated();
    scene.toss.mishaps.push({ kind: 'answer', change: { totalAmount: 1 } });

    await expect(pay()).rejects.toMatchObject({ code: 'payment.declined', details: { reason: 'AMOUNT_MISMATCH' } });

    expect(await state()).toMatchObject({ booking: 'HELD', payment: 'FAILED', captures: 0, tickets: 0 });
    expect(await messages('payment.refund-due')).toHaveLength(1);
  });
});

describe('settling', () => {
  it('does the same thing once, however many find out at the same time', async () => {
    const { pay, state, age, bookingId } = await scene.authenticated();
    scene.toss.mishaps.push({ kind: 'approve-and-hang' }, { kind: 'hang' });
    await pay().catch(() => undefined);
    await age(21);
    const id = await paymentIdOf(bookingId);

    await Promise.all(Array.from({ length: 8 }, () => scene.backend.get(ResolvePayment).execute(id, 'webhook')));

    expect(await state()).toEqual(PAID);
  });

  it('never forgets a capture when a later word contradicts it', async () => {
    const { pay, state, bookingId } = await scene.authenticated();
    await pay();

    await scene.backend
      .get(SettlePayment)
      .execute(await paymentIdOf(bookingId), { kind: 'refused', code: 'ABORTED' }, 'webhook');

    expect(await state()).toEqual(PAID);
  });

  it('refuses to ask Toss inside a transaction', async () => {
    const inside = scene.backend.get(Transactions).run(() => scene.backend.get(TossClient).find('tk_any'));

    await expect(inside).rejects.toThrow('inside a transaction');
  });
});

function cancelledAtTheDesk(amount: number) {
  const cancel = {
    transactionKey: 'desk-cancel',
    cancelAmount: amount,
    canceledAt: new Date().toISOString(),
    cancelReason: '상점 요청',
  };
  return { status: 'CANCELED', balanceAmount: 0, cancels: [cancel], lastTransactionKey: 'desk-cancel' };
}

/** The refund of money that found no seat. */
async function owed(bookingId: string): Promise<string> {
  const row = await scene.backend.sql.one<{ id: string }>(
    `select id from refund where booking_id = $1 and cause = 'NO_SEAT' and state = 'REQUESTED' and amount = 102000`,
    [bookingId],
  );
  return row?.id ?? '';
}

async function moneyOf(paymentId: string) {
  return scene.backend.sql.one(
    `select coalesce(sum(t.amount) filter (where t.kind = 'CAPTURE'), 0)::int as captured,
            coalesce(sum(t.amount) filter (where t.kind = 'REFUND'), 0)::int as refunded, p.balance
       from payment p left join payment_transaction t on t.payment_id = p.id where p.id = $1 group by p.id`,
    [paymentId],
  );
}
