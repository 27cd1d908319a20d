import { randomUUID } from 'node:crypto';
import { BookingReads } from '#modules/bookings';
import { FollowCashReceipts } from '../../src/modules/payments/application/follow-cash-receipts.use-case';
import { IssueCashReceipt } from '../../src/modules/payments/application/issue-cash-receipt.use-case';
import { ReduceCashReceipts } from '../../src/modules/payments/application/reduce-cash-receipts.use-case';
import { CashReceipts } from '../../src/modules/payments/domain/cash-receipts';
import { CircuitBreaker } from '../../src/modules/payments/toss/circuit-breaker';
import { CancelTickets } from '../../src/modules/payments/application/refunds/cancel-tickets.use-case';
import { SendRefund } from '../../src/modules/payments/application/refunds/send-refund.use-case';
import { DEPOSITED, DepositsScene } from './deposits-scene';

let scene: DepositsScene;

beforeAll(async () => {
  scene = await DepositsScene.start();
});

afterAll(() => scene.stop());

const NUMBER = '01012345678';
const paidByTransfer = async (choice: object = {}) => {
  const buyer = await scene.authenticated({ method: '계좌이체', ...choice });
  expect(await buyer.pay()).toBe('CAPTURED');
  const issue = () =>
    scene.backend.get(IssueCashReceipt).execute({
      bookingId: buyer.bookingId,
      accountId: buyer.accountId,
      type: 'INCOME_DEDUCTION',
      identityNumber: NUMBER,
    });
  const receipts = () =>
    scene.backend.sql.query<{ state: string; amount: number; cancelled: number; key: string }>(
      `select r.state, r.amount, r.cancelled_amount as cancelled, r.receipt_key as key
         from cash_receipt r join payment p on p.id = r.payment_id where p.booking_id = $1 order by r.requested_at`,
      [buyer.bookingId],
    );
  /** Cancels one seat, and the money goes back. */
  const giveBack = async (seat: number) => {
    const refund = await scene.backend.get(CancelTickets).execute({
      bookingId: buyer.bookingId,
      by: { kind: 'buyer', accountId: buyer.accountId },
      seatIds: [buyer.hall.seatIds[seat] ?? ''],
      expectedRefund: 51_000,
      reason: '',
      idempotencyKey: randomUUID(),
    });
    // Two cancellations within a second are one to Toss.
    await scene.sandbox.admin('POST', '/toss/admin/clock', { advanceSeconds: 2 });
    await scene.backend.sql.query(`update refund set state_at = state_at - interval '1 min' where state = 'DONE'`);
    await scene.backend.get(SendRefund).execute(refund.id);
    await scene.backend.sql.query(`update cash_receipt set state_at = state_at - interval '1 min'`);
  };
  return { ...buyer, issue, receipts, giveBack };
};

describe('a transfer', () => {
  it('pays at once, and brings along the cash receipt chosen in the window', async () => {
    const { state, bookingId, issue } = await paidByTransfer({ cashReceiptNumber: NUMBER });

    expect(await state()).toEqual(DEPOSITED);
    const { payment } = (await scene.backend.get(BookingReads).document(bookingId)) ?? {};
    expect(payment).toMatchObject({
      method: 'TRANSFER',
      virtualAccount: null,
      cashReceipt: {
        type: 'INCOME_DEDUCTION',
        state: 'ISSUED',
        receiptUrl: expect.stringContaining('/toss/cash-receipts/'),
      },
    });
    await expect(issue()).rejects.toMatchObject({ code: 'payment.cash-receipt-exists' });
  });
});

describe('a cash receipt', () => {
  /** Nobody answers meanwhile, and nobody is told so afterwards. */
  const withoutToss = async (work: () => Promise<unknown>) => {
    const address = scene.backend.config.TOSS_API_URL;
    Object.assign(scene.backend.config, { TOSS_API_URL: 'http://127.0.0.1:9' });
    await work();
    Object.assign(scene.backend.config, { TOSS_API_URL: address });
    scene.backend.get(CircuitBreaker).answered();
  };
  const unheard = (issue: () => Promise<unknown>) =>
    withoutToss(() => expect(issue()).rejects.toMatchObject({ code: 'payment.gateway-unavailable' }));

  it('comes with the deposit into a virtual account', async () => {
    const { paymentKey, bookingId, lookNow, depositSeen } = await scene.waiting({ cashReceiptNumber: NUMBER });
    await scene.deposit(paymentKey);
    await lookNow();
    await scene.watch();
    await depositSeen(181);
    await scene.watch();

    const { payment } = (await scene.backend.get(BookingReads).document(bookingId)) ?? {};
    expect(payment?.cashReceipt).toMatchObject({ type: 'INCOME_DEDUCTION', state: 'ISSUED' });
  });

  it('is issued afterwards, once, and its number is kept nowhere', async () => {
    const { issue, receipts } = await paidByTransfer();

    expect(await issue()).toMatchObject({ state: 'ISSUED', amount: 102_000 });

    await expect(issue()).rejects.toMatchObject({ code: 'payment.cash-receipt-exists' });
    expect(await receipts()).toMatchObject([{ state: 'ISSUED', amount: 102_000, cancelled: 0 }]);
    const [row] = await scene.backend.sql.query<{ text: string }>(
      'select string_agg(r::text, $1) as text from cash_receipt r',
      [' '],
    );
    expect(row?.text).not.toContain(NUMBER);
  });

  it('whose answer was lost is not issued a second time', async () => {
    const { issue, receipts } = await paidByTransfer();
    await unheard(issue);
    expect(await receipts()).toMatchObject([{ state: 'REQUESTED' }]);

    await issue();

    expect(await receipts()).toMatchObject([{ state: 'ISSUED' }]);
  });

  const follow = () => scene.backend.get(FollowCashReceipts).execute();
  const minutesAgo = (column: string, minutes: number) =>
    scene.backend.sql.query(
      `update cash_receipt set ${column} = ${column} - make_interval(mins => $1) where state = 'REQUESTED'`,
      [minutes],
    );

  it('whose answer was lost is found at Toss without the buyer', async () => {
    const { issue, receipts, bookingId } = await paidByTransfer();
    await unheard(issue);
    const [order] = await scene.backend.sql.query<{ id: string }>(
      'select order_id as id from payment where booking_id = $1',
      [bookingId],
    );
    const heard = { amount: 102_000, orderId: order?.id, orderName: '공연', type: '소득공제' };
    await scene.sandbox.toss('POST', '/cash-receipts', { ...heard, customerIdentityNumber: NUMBER });
    expect(await follow()).toBe(0);
    await minutesAgo('state_at', 3);

    expect(await follow()).toBe(1);

    expect(await receipts()).toMatchObject([{ state: 'ISSUED', amount: 102_000, key: expect.any(String) }]);
    expect(await follow()).toBe(0);
  });

  it('that Toss never heard of can be asked for anew after an hour', async () => {
    const { issue, receipts } = await paidByTransfer();
    await unheard(issue);
    await minutesAgo('state_at', 3);
    await follow();
    expect(await receipts()).toMatchObject([{ state: 'REQUESTED' }]);
    await minutesAgo('state_at', 3);
    await minutesAgo('requested_at', 61);

    await follow();
    await issue();

    expect(await receipts()).toMatchObject([{ state: 'FAILED' }, { state: 'ISSUED' }]);
  });

  it('is not given up while Toss cannot be asked, or when the buyer asks again meanwhile', async () => {
    const { issue, receipts } = await paidByTransfer();
    await unheard(issue);
    await minutesAgo('requested_at', 61);
    await minutesAgo('state_at', 3);
    const store = scene.backend.get(CashReceipts);
    const [taken] = await store.takeUnclear(1);
    await unheard(issue);
    if (taken) await store.neverIssued(taken);
    expect(await receipts()).toMatchObject([{ state: 'REQUESTED' }]);
    await minutesAgo('state_at', 3);

    await withoutToss(follow);

    expect(await receipts()).toMatchObject([{ state: 'REQUESTED' }]);
    await issue();
  });

  it.each([
    ['asked for afterwards', {}],
    ['chosen in the window', { cashReceiptNumber: NUMBER }],
  ])('%s says less when money goes back, and nothing when all of it did', async (_, choice) => {
    const { issue, receipts, giveBack } = await paidByTransfer(choice);
    if (!('cashReceiptNumber' in choice)) await issue();
    const reduce = () => scene.backend.get(ReduceCashReceipts).execute();

    await giveBack(0);
    expect(await reduce()).toBe(1);
    const [{ key = '' } = {}] = await receipts();
    expect(await receipts()).toMatchObject([{ state: 'ISSUED', amount: 102_000, cancelled: 51_000 }]);
    await giveBack(1);
    expect(await reduce()).toBe(1);

    expect(await receipts()).toMatchObject([{ state: 'CANCELLED', cancelled: 102_000 }]);
    const office = await scene.sandbox.toss('POST', `/cash-receipts/${key}/cancel`, {});
    expect(office.body).toMatchObject({ code: expect.stringMatching(/CASH_RECEIPT$/) });
    expect(await reduce()).toBe(0);
  });

  it('is reduced once, however many workers took it', async () => {
    const { issue, receipts, giveBack } = await paidByTransfer();
    await issue();
    await giveBack(0);
    const store = scene.backend.get(CashReceipts);
    const [taken] = await store.takeExcessive(1);
    await scene.backend.sql.query(`update cash_receipt set state_at = state_at - interval '1 min'`);

    expect(await scene.backend.get(ReduceCashReceipts).execute()).toBe(1);
    if (taken) await store.reduced(taken.receipt, taken.excess);

    expect(await receipts()).toMatchObject([{ state: 'ISSUED', cancelled: 51_000 }]);
  });

  it('is none for a booking nobody has paid for', async () => {
    const { bookingId, accountId } = await scene.waiting();
    const command = { bookingId, accountId, type: 'INCOME_DEDUCTION' as const, identityNumber: NUMBER };

    await expect(scene.backend.get(IssueCashReceipt).execute(command)).rejects.toMatchObject({
      code: 'payment.cash-receipt-not-possible',
      details: { reason: 'NOT_PAID' },
    });
  });
});
