import { BookingReads } from '#modules/bookings';
import { ACCOUNT_ISSUED, DEPOSIT_MISSED } from '../../src/modules/payments/application/deposits';
import { FollowHints } from '../../src/modules/payments/application/follow-hints.use-case';
import { GiveUpAccount } from '../../src/modules/payments/application/give-up-account.use-case';
import { AccountTerms } from '../../src/modules/payments/domain/account-terms';
import { SweepPayments } from '../../src/modules/payments/application/sweep-payments.use-case';
import { aHall, someBuyers } from '../builders/a-hall';
import { DEPOSITED, DepositsScene, WAITING } from './deposits-scene';

let scene: DepositsScene;

beforeAll(async () => {
  scene = await DepositsScene.start();
});

afterAll(() => scene.stop());

const SECOND = 1_000;

describe('a virtual account', () => {
  it('keeps the seats ten minutes longer than anybody can pay into it, and is told to the buyer', async () => {
    const { pay, state, account, messages, bookingId, checkout } = await scene.authenticated({ method: '가상계좌' });

    expect(await pay()).toBe('WAITING_FOR_DEPOSIT');

    expect(await state()).toEqual(WAITING);
    const { dueAt, heldUntil } = (await account()) ?? { dueAt: new Date(NaN), heldUntil: new Date(NaN) };
    expect(heldUntil.getTime() - dueAt.getTime()).toBe(600 * SECOND);
    expect(Math.abs(dueAt.getTime() - (checkout.virtualAccount?.dueAt.getTime() ?? 0))).toBeLessThan(60 * SECOND);
    expect(await messages(ACCOUNT_ISSUED)).toBe(1);
    const { payment } = (await scene.backend.get(BookingReads).document(bookingId)) ?? {};
    expect(payment).toMatchObject({
      status: 'WAITING_FOR_DEPOSIT',
      method: 'VIRTUAL_ACCOUNT',
      virtualAccount: {
        bank: { code: '88', name: { ko: '신한은행' } },
        customerName: '이도윤',
        accountNumber: expect.stringMatching(/^X\d{13}$/),
        dueAt,
        state: 'WAITING',
      },
    });
    expect(await pay()).toBe('WAITING_FOR_DEPOSIT');
  });

  it('with its deposit makes a booking, but only once the settle delay is over and the money still there', async () => {
    const { paymentKey, state, account, depositSeen, lookNow, bookingId } = await scene.waiting();
    await scene.deposit(paymentKey);

    await lookNow();
    await scene.watch();
    expect(await state()).toEqual(WAITING);
    expect((await account())?.seen).toBe(true);

    await depositSeen(175);
    await scene.watch();
    expect(await state()).toEqual(WAITING);

    await depositSeen(181);
    await scene.watch();
    expect(await state()).toEqual(DEPOSITED);
    const document = await scene.backend.get(BookingReads).document(bookingId);
    expect(document?.payment?.virtualAccount?.state).toBe('PAID');
    expect(document?.history).toMatchObject([{ kind: 'CAPTURE', amount: 102_000, method: 'VIRTUAL_ACCOUNT' }]);
  });

  it('whose deposit the bank takes back in time leaves no trace, and counts when the money comes again', async () => {
    const { paymentKey, state, account, depositSeen, lookNow } = await scene.waiting();
    await scene.deposit(paymentKey);
    await lookNow();
    await scene.watch();
    await scene.reverse(paymentKey);

    await depositSeen(181);
    await scene.watch();
    expect(await state()).toEqual(WAITING);
    expect((await account())?.seen).toBe(false);

    await scene.deposit(paymentKey);
    await lookNow();
    await scene.watch();
    await depositSeen(181);
    await scene.watch();
    expect(await state()).toEqual(DEPOSITED);
  });

  it('nobody paid into gives the seats back when Toss says that it is dead, and tells the buyer', async () => {
    const { state, due, messages, account, lookNow } = await scene.waiting();

    await due(1);
    await scene.watch();
    expect(await state()).toEqual(WAITING);

    await due(121);
    await scene.watch();
    expect(await state()).toMatchObject({ booking: 'EXPIRED', payment: 'EXPIRED', captures: 0, seats: 'RELEASED' });
    expect(await messages(DEPOSIT_MISSED)).toBe(1);
    expect((await account())?.next).toBeNull();
    await lookNow();
    await scene.watch();
    expect(await state()).toMatchObject({ booking: 'EXPIRED', payment: 'EXPIRED' });
  });

  it('does not lose a deposit that was made in its last second', async () => {
    const { state, due, depositSeen, paymentKey } = await scene.waiting();
    await scene.deposit(paymentKey);

    await due(300);
    await scene.watch();
    expect(await state()).toEqual(WAITING);
    await depositSeen(181);
    await scene.watch();

    expect(await state()).toEqual(DEPOSITED);
  });

  it.each([
    ['longer than we offer', { validHours: 49 }, undefined],
    ['where none is offered', {}, null],
    ['so late that it reaches into the days that cost a fee', {}, 365],
  ])('%s is closed again, and the buyer may pay otherwise', async (_, choice, minDays) => {
    const { pay, state, paymentKey, hall } = await scene.authenticated({ method: '가상계좌', ...choice });
    if (minDays !== undefined) {
      await scene.backend.sql.query('update performance set virtual_account_min_days = $2 where id = $1', [
        hall.performanceId,
        minDays,
      ]);
    }

    await expect(pay()).rejects.toMatchObject({ details: { reason: 'VIRTUAL_ACCOUNT_NOT_OFFERED' } });

    expect(await state()).toMatchObject({ booking: 'HELD', payment: 'FAILED', captures: 0 });
    expect(paymentKey).toBeDefined();
  });

  it('is found again when the answer that issued it was lost, even if somebody has paid into it', async () => {
    const { pay, state, paymentKey, orderId, depositSeen, bookingId } = await scene.authenticated({
      method: '가상계좌',
    });
    const fault = (body: object) => scene.sandbox.admin('POST', '/toss/admin/faults', { orderId, ...body });
    await fault({ on: 'confirm', refuseWith: 'PROVIDER_ERROR', processes: true });
    await fault({ on: 'lookup', then: 'cut' });
    expect(await pay()).toBe('UNKNOWN');
    await scene.deposit(paymentKey);

    await scene.backend.sql.query(
      `update payment set state_at = state_at - interval '21 s', looked_up_at = null where booking_id = $1`,
      [bookingId],
    );
    await scene.backend.get(SweepPayments).resolve();
    expect(await state()).toEqual(WAITING);
    await depositSeen(181);
    await scene.watch();

    expect(await state()).toEqual(DEPOSITED);
  });
});

describe('a deposit the bank takes back after it had counted', () => {
  const settled = async () => {
    const buyer = await scene.waiting();
    await scene.deposit(buyer.paymentKey);
    await buyer.depositSeen(181);
    await scene.watch();
    expect(await buyer.state()).toEqual(DEPOSITED);
    return buyer;
  };

  it('ends the booking, voids the tickets, frees the seats, and closes the account', async () => {
    const { state, lookNow, paymentKey, bookingId } = await settled();
    await scene.reverse(paymentKey);

    await lookNow();
    await scene.watch();

    expect(await state()).toEqual({
      booking: 'CANCELLED',
      payment: 'CANCELED',
      captures: 1,
      tickets: 0,
      seats: 'RELEASED',
    });
    const refunds = await scene.backend.sql.query(
      'select cause, state, amount, cancellation_fee as fee, requested_by as by from refund where booking_id = $1',
      [bookingId],
    );
    expect(refunds).toEqual([{ cause: 'BANK', state: 'DONE', amount: 102_000, fee: 0, by: 'system' }]);
    expect(await scene.sandbox.admin('GET', `/toss/admin/payments/${paymentKey}`)).toMatchObject({
      status: 'CANCELED',
    });
    const history = (await scene.backend.get(BookingReads).document(bookingId))?.history;
    expect(history?.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['CAPTURE', 102_000],
      ['REFUND', 102_000],
    ]);
  });

  it('is written down once, however often and by whomever it is told', async () => {
    const { state, lookNow, paymentKey, bookingId } = await settled();
    await scene.reverse(paymentKey);
    await scene.receive(...(await scene.events(paymentKey)).slice(-2));
    await lookNow();

    await Promise.all([scene.watch(), scene.backend.get(FollowHints).execute()]);
    await lookNow();
    await scene.watch();

    expect(await state()).toMatchObject({ booking: 'CANCELLED', payment: 'CANCELED' });
    expect(await scene.backend.sql.query('select 1 from refund where booking_id = $1', [bookingId])).toHaveLength(1);
  });
});

describe('a deposit that is cancelled at the desk of Toss, without us', () => {
  it('ends the booking like one the gateway gave back, and a person is told', async () => {
    const { state, paymentKey, depositSeen, bookingId } = await scene.waiting();
    await scene.deposit(paymentKey);
    await depositSeen(181);
    await scene.watch();
    expect(await state()).toEqual(DEPOSITED);
    await scene.sandbox.admin('POST', `/toss/admin/payments/${paymentKey}/cancel`, { reason: '지급 거절' });

    await scene.receive(...(await scene.events(paymentKey)).slice(-2));
    await scene.backend.sql.query(
      'update webhook_inbox set next_try_at = clock_timestamp() where processed_at is null',
    );
    await scene.backend.get(FollowHints).execute();

    expect(await state()).toEqual({
      booking: 'CANCELLED',
      payment: 'CANCELED',
      captures: 1,
      tickets: 0,
      seats: 'RELEASED',
    });
    const told = await scene.backend.sql.query(
      'select c.kind, c.amount from money_case c join refund r on r.id = c.refund_id where r.booking_id = $1',
      [bookingId],
    );
    expect(told).toEqual([{ kind: 'UNASKED_RETURN', amount: 102_000 }]);
  });
});

describe('a buyer who thinks better of it', () => {
  const giveUp = (bookingId: string, accountId: string) =>
    scene.backend.get(GiveUpAccount).execute({ bookingId, accountId });

  it('has the account closed at Toss before the seats go back, however often they ask', async () => {
    const { bookingId, accountId, state, paymentKey, messages } = await scene.waiting();

    await giveUp(bookingId, accountId);
    await giveUp(bookingId, accountId);

    expect(await state()).toMatchObject({ booking: 'CANCELLED', payment: 'CANCELED', captures: 0, seats: 'RELEASED' });
    expect(await scene.sandbox.admin('GET', `/toss/admin/payments/${paymentKey}`)).toMatchObject({
      status: 'CANCELED',
    });
    expect(await messages(DEPOSIT_MISSED)).toBe(0);
  });

  it('is told when the money was faster', async () => {
    const { bookingId, accountId, state, paymentKey, depositSeen } = await scene.waiting();
    await scene.deposit(paymentKey);

    await expect(giveUp(bookingId, accountId)).rejects.toMatchObject({ code: 'payment.deposit-arrived' });

    await depositSeen(181);
    await scene.watch();
    expect(await state()).toEqual(DEPOSITED);
  });

  it('keeps no more than two accounts unpaid at once', async () => {
    const { accountId, hall, bookingId } = await scene.waiting();
    const second = await scene.waiting({}, undefined, accountId);
    expect(await second.state()).toEqual(WAITING);

    const third = await scene.authenticated({ method: '가상계좌' }, undefined, accountId);
    expect(third.checkout.methods).not.toContain('VIRTUAL_ACCOUNT');
    await expect(third.pay()).rejects.toMatchObject({ details: { reason: 'VIRTUAL_ACCOUNT_NOT_OFFERED' } });

    await giveUp(bookingId, accountId);
    const terms = scene.backend.get(AccountTerms);
    expect(await terms.offer({ accountId, performanceId: hall.performanceId })).toBeDefined();
  });
});

describe('news of a deposit', () => {
  const follow = () => scene.backend.get(FollowHints).execute();

  it('arrives by callback, and a callback with a wrong secret or none is dropped', async () => {
    const { paymentKey, account, orderId, state } = await scene.waiting();
    await scene.deposit(paymentKey);
    const callback = { createdAt: 'now', status: 'DONE', transactionKey: 'x', orderId };

    expect(await scene.receive({ ...callback, secret: 'ps_guessed' }, callback)).toEqual([
      'wrong-secret',
      'wrong-secret',
    ]);
    await follow();
    expect((await account())?.seen).toBe(false);

    const events = await scene.events(paymentKey);
    expect(await scene.receive(...events.filter(({ secret }) => secret))).toContain('taken');
    await follow();
    expect((await account())?.seen).toBe(true);
    expect(await state()).toEqual(WAITING);
  });

  it.each([0, 1, 2, 3, 4, 5])('may come in any order and twice: order %i', async (order) => {
    const { paymentKey, state, depositSeen, account } = await scene.waiting();
    await scene.deposit(paymentKey);
    await scene.reverse(paymentKey);
    await scene.deposit(paymentKey);
    const events = [...(await scene.events(paymentKey))];
    // Turned, or turned and backwards: six of the many orders, and each event twice.
    const turned = [...events.slice(order), ...events.slice(0, order)];
    if (order % 2 === 1) turned.reverse();

    for (const event of [...turned, ...turned]) {
      await scene.receive(event);
      await follow();
    }

    expect((await account())?.seen).toBe(true);
    expect(await state()).toEqual(WAITING);
    await depositSeen(181);
    await scene.watch();
    expect(await state()).toEqual(DEPOSITED);
  });

  it('need not come at all: the watch finds the deposit', async () => {
    const { paymentKey, state, depositSeen, lookNow } = await scene.waiting();
    await scene.deposit(paymentKey);

    await lookNow();
    await scene.watch();
    await depositSeen(181);
    await scene.watch();

    expect(await state()).toEqual(DEPOSITED);
  });
});

describe('the offer of a virtual account', () => {
  // Due at the end of tomorrow, which must be ten days before the show and still free to cancel.
  it.each([
    [11, {}, true],
    [10, {}, false],
    [11, { minDays: 2 }, true],
    [10, { minDays: 2 }, false],
    [3, { minDays: 2, freeUntil: 0 }, true],
    [2, { minDays: 2, freeUntil: 0 }, false],
    [300, { minDays: null }, false],
  ] as const)('for a show in %i calendar days with %j: %s', async (days, terms, isOffered) => {
    const { sql } = scene.backend;
    const { performanceId } = await aHall(sql);
    const [accountId = ''] = await someBuyers(sql, 1);
    // Any time of that Korean day will do: its first minute.
    await sql.query(
      `update performance set sale_closes_at = s.at, doors_open_at = s.at, starts_at = s.at, virtual_account_min_days = $3
         from (select ((clock_timestamp() at time zone 'Asia/Seoul')::date + $2::int)::timestamp at time zone 'Asia/Seoul' as at) s
        where id = $1`,
      [performanceId, days, 'minDays' in terms ? terms.minDays : 10],
    );
    if ('freeUntil' in terms) {
      await sql.query('update cancellation_tier set fee_percent = 0 where performance_id = $1', [performanceId]);
    }

    const offer = await scene.backend.get(AccountTerms).offer({ performanceId, accountId });

    expect(offer !== undefined).toBe(isOffered);
    if (offer) expect([offer.validHours >= 23, offer.validHours <= 47]).toEqual([true, true]);
  });
});

describe('the watch', () => {
  it('asks rarely while nothing happens, and about every account again by itself', async () => {
    const { account, lookNow } = await scene.waiting();
    await lookNow();
    await scene.watch();

    const next = (await account())?.next?.getTime() ?? 0;

    expect(next - Date.now()).toBeGreaterThan(100 * SECOND);
    expect(next - Date.now()).toBeLessThan(130 * SECOND);
  });
});
