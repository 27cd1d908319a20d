import { TestSandbox } from '../testing/test-sandbox';

const ORDER = { orderId: 'order-000001', amount: 132_000, orderName: '한여름 밤의 재즈 1매' };

describe('A payment', () => {
  let sandbox: TestSandbox;

  beforeEach(async () => {
    sandbox = await TestSandbox.start();
  });

  afterEach(() => sandbox.close());

  const confirm = (paymentKey: string, changes: object = {}, headers: Record<string, string> = {}) => {
    const body = { paymentKey, orderId: ORDER.orderId, amount: ORDER.amount, ...changes };
    return sandbox.toss('POST', '/payments/confirm', body, headers);
  };
  const statusOf = async (paymentKey: string) => (await sandbox.toss('GET', `/payments/${paymentKey}`)).body.status;

  it('moves no money before it is confirmed', async () => {
    const paymentKey = await sandbox.authenticated(ORDER);

    const { body } = await sandbox.toss('GET', `/payments/${paymentKey}`);

    expect(body).toMatchObject({ status: 'IN_PROGRESS', approvedAt: null, receipt: null, lastTransactionKey: null });
  });

  it('is done when confirmed, and found by its key and by its order', async () => {
    const paymentKey = await sandbox.authenticated(ORDER);

    const confirmed = await confirm(paymentKey);

    expect(confirmed.status).toBe(200);
    expect(confirmed.body).toMatchObject({
      status: 'DONE',
      method: '카드',
      approvedAt: '2026-05-01T12:00:00+09:00',
      totalAmount: 132_000,
      balanceAmount: 132_000,
      suppliedAmount: 120_000,
      vat: 12_000,
      cancels: null,
      receipt: { url: `http://sandbox.test/toss/receipts/${paymentKey}` },
    });
    expect((await sandbox.toss('GET', `/payments/${paymentKey}`)).body).toEqual(confirmed.body);
    expect((await sandbox.toss('GET', `/payments/orders/${ORDER.orderId}`)).body).toEqual(confirmed.body);
  });

  it('refuses a second confirm', async () => {
    const paymentKey = await sandbox.authenticated(ORDER);
    await confirm(paymentKey);

    const second = await confirm(paymentKey);

    expect(second).toMatchObject({ status: 400, body: { code: 'ALREADY_PROCESSED_PAYMENT' } });
  });

  it('stays open when the amount is wrong', async () => {
    const paymentKey = await sandbox.authenticated(ORDER);

    const refused = await confirm(paymentKey, { amount: 100 });

    expect(refused).toMatchObject({ status: 400, body: { code: 'INVALID_REQUEST' } });
    expect(await statusOf(paymentKey)).toBe('IN_PROGRESS');
    expect((await confirm(paymentKey)).status).toBe(200);
  });

  it("is not found by another order's number", async () => {
    const paymentKey = await sandbox.authenticated(ORDER);

    const refused = await confirm(paymentKey, { orderId: 'order-000002' });

    expect(refused).toMatchObject({ status: 404, body: { code: 'NOT_FOUND_PAYMENT_SESSION' } });
  });

  it('ends when the card issuer refuses', async () => {
    const paymentKey = await sandbox.authenticated({ ...ORDER, choice: { declineCode: 'INVALID_REJECT_CARD' } });

    const refused = await confirm(paymentKey);

    expect(refused).toMatchObject({ status: 400, body: { code: 'INVALID_REJECT_CARD' } });
    const { body } = await sandbox.toss('GET', `/payments/${paymentKey}`);
    expect(body).toMatchObject({ status: 'ABORTED', failure: { code: 'INVALID_REJECT_CARD' } });
  });

  it('expires when the merchant does not confirm within ten minutes', async () => {
    const paymentKey = await sandbox.authenticated(ORDER);
    sandbox.clock.pass(10);

    const late = await confirm(paymentKey);

    expect(late).toMatchObject({ status: 404, body: { code: 'NOT_FOUND_PAYMENT_SESSION' } });
    expect(await statusOf(paymentKey)).toBe('EXPIRED');
  });

  it('cannot be taken twice for one order', async () => {
    const first = await sandbox.authenticated(ORDER);
    const second = await sandbox.authenticated(ORDER);
    await confirm(first);

    const refused = await confirm(second);

    expect(refused).toMatchObject({ status: 400, body: { code: 'DUPLICATED_ORDER_ID' } });
    const byOrder = await sandbox.toss('GET', `/payments/orders/${ORDER.orderId}`);
    expect(byOrder.body.paymentKey).toBe(first);
  });

  it('is given back in parts, and never more than was paid', async () => {
    const paymentKey = await sandbox.authenticated(ORDER);
    await confirm(paymentKey);
    const cancel = (cancelAmount?: number) =>
      sandbox.toss('POST', `/payments/${paymentKey}/cancel`, { cancelReason: '고객 변심', cancelAmount });

    const part = await cancel(32_000);
    sandbox.clock.pass(1);
    const tooMuch = await cancel(100_001);
    const rest = await cancel();
    sandbox.clock.pass(1);
    const again = await cancel();

    expect(part.body).toMatchObject({
      status: 'PARTIAL_CANCELED',
      balanceAmount: 100_000,
      cancels: [{ cancelAmount: 32_000, refundableAmount: 100_000, cancelStatus: 'DONE', cancelReason: '고객 변심' }],
    });
    expect(tooMuch).toMatchObject({ status: 403, body: { code: 'NOT_CANCELABLE_AMOUNT' } });
    expect(rest.body).toMatchObject({ status: 'CANCELED', balanceAmount: 0, cancels: [{}, { cancelAmount: 100_000 }] });
    expect(again).toMatchObject({ status: 400, body: { code: 'ALREADY_CANCELED_PAYMENT' } });
  });

  it('processes only the first of two cancels within a second', async () => {
    const paymentKey = await sandbox.authenticated(ORDER);
    await confirm(paymentKey);
    const body = { cancelReason: '고객 변심', cancelAmount: 1_000 };
    await sandbox.toss('POST', `/payments/${paymentKey}/cancel`, body);

    const second = await sandbox.toss('POST', `/payments/${paymentKey}/cancel`, body);

    expect(second).toMatchObject({ status: 403, body: { code: 'FORBIDDEN_CONSECUTIVE_REQUEST' } });
  });

  it('survives a crash in every state', async () => {
    const open = await sandbox.authenticated({ ...ORDER, orderId: 'order-000009' });
    const paid = await sandbox.authenticated(ORDER);
    const before = (await confirm(paid)).body;

    await sandbox.crashAndRestart();

    expect(await statusOf(open)).toBe('IN_PROGRESS');
    expect((await sandbox.toss('GET', `/payments/${paid}`)).body).toEqual(before);
    expect((await confirm(paid)).body.code).toBe('ALREADY_PROCESSED_PAYMENT');
  });

  it('appears in the transactions and settlements of its day', async () => {
    const paymentKey = await sandbox.authenticated(ORDER);
    await confirm(paymentKey);
    await sandbox.toss('POST', `/payments/${paymentKey}/cancel`, { cancelReason: '고객 변심', cancelAmount: 32_000 });
    const day = 'startDate=2026-05-01&endDate=2026-05-01';

    const transactions = await sandbox.toss('GET', `/transactions?${day}`);
    const settlements = await sandbox.toss('GET', `/settlements?${day}`);
    const dayBefore = await sandbox.toss('GET', '/transactions?startDate=2026-04-30&endDate=2026-04-30');

    expect(transactions.body).toMatchObject([
      { paymentKey, status: 'DONE', amount: 132_000, transactionAt: '2026-05-01T12:00:00+09:00' },
      { paymentKey, status: 'PARTIAL_CANCELED', amount: 32_000 },
    ]);
    expect(settlements.body).toMatchObject([
      { amount: 132_000, fee: 4_356, payOutAmount: 127_644, soldDate: '2026-05-01' },
      { amount: -32_000, fee: -1_056, payOutAmount: -30_944 },
    ]);
    expect(dayBefore.body).toEqual([]);
  });

  it('counts in the totals a test compares its books with', async () => {
    const paymentKey = await sandbox.authenticated(ORDER);
    await sandbox.authenticated({ ...ORDER, orderId: 'order-000002' });
    await confirm(paymentKey);
    await sandbox.toss('POST', `/payments/${paymentKey}/cancel`, { cancelReason: '고객 변심', cancelAmount: 32_000 });

    const totals: unknown = await sandbox.admin('GET', '/toss/admin/ledger');

    expect(totals).toEqual({
      payments: 2,
      statuses: { PARTIAL_CANCELED: 1, IN_PROGRESS: 1 },
      captured: 132_000,
      refunded: 32_000,
      balance: 100_000,
    });
  });

  it('is not shown to a stranger', async () => {
    const wrongKey = `Basic ${Buffer.from('test_sk_other:').toString('base64')}`;

    for (const authorization of ['', 'Basic', wrongKey, `Bearer ${wrongKey}`]) {
      const answer = await sandbox.toss('GET', `/payments/orders/${ORDER.orderId}`, undefined, { authorization });

      expect(answer).toMatchObject({ status: 401, body: { code: 'UNAUTHORIZED_KEY' } });
    }
  });

  it('answers any error a test asks for by header', async () => {
    const paymentKey = await sandbox.authenticated(ORDER);

    const answer = await confirm(paymentKey, {}, { 'TossPayments-Test-Code': 'REJECT_CARD_COMPANY' });

    expect(answer).toMatchObject({ status: 403, body: { code: 'REJECT_CARD_COMPANY' } });
    expect(await statusOf(paymentKey)).toBe('IN_PROGRESS');
  });

  it('refuses bodies that are not what the API takes', async () => {
    const paymentKey = await sandbox.authenticated(ORDER);

    for (const changes of [
      { amount: '132000' },
      { amount: -1 },
      { amount: 1.5 },
      { orderId: 'x' },
      { paymentKey: 5 },
    ]) {
      expect((await confirm(paymentKey, changes)).body.code).toBe('INVALID_REQUEST');
    }
    expect((await sandbox.toss('GET', '/payments/unknown')).body.code).toBe('NOT_FOUND_PAYMENT');
  });
});
