import { TestSandbox } from '../testing/test-sandbox';

const ORDER = { orderId: 'order-000001', amount: 132_000, orderName: '한여름 밤의 재즈 1매', customerName: '이도윤' };
const HOURS = 60;
const REFUND_ACCOUNT = { bank: '신한은행', accountNumber: '110123456789', holderName: '이도윤' };

describe('A virtual account', () => {
  let sandbox: TestSandbox;

  beforeEach(async () => {
    sandbox = await TestSandbox.start();
  });

  afterEach(() => sandbox.close());

  const issue = (changes: object = {}) =>
    sandbox.toss('POST', '/virtual-accounts', { ...ORDER, bank: '88', validHours: 24, ...changes });
  const issuedKey = async () => (await issue()).body.paymentKey as string;
  const deposit = (paymentKey: string) => sandbox.admin('POST', `/toss/admin/payments/${paymentKey}/deposit`, {});
  const cancel = (paymentKey: string, body: object = {}) =>
    sandbox.toss('POST', `/payments/${paymentKey}/cancel`, { cancelReason: '고객 변심', ...body });

  it('waits for the deposit from the moment it is issued', async () => {
    const { status, body } = await issue();

    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'WAITING_FOR_DEPOSIT',
      method: '가상계좌',
      approvedAt: null,
      secret: expect.stringMatching(/^ps_/),
      virtualAccount: {
        bankCode: '88',
        customerName: '이도윤',
        dueDate: '2026-05-02T12:00:00',
        expired: false,
        refundStatus: 'NONE',
        settlementStatus: 'INCOMPLETED',
      },
    });
  });

  it('chosen in the window, is issued by the confirm', async () => {
    const paymentKey = await sandbox.authenticated({
      ...ORDER,
      method: 'VIRTUAL_ACCOUNT',
      choice: { method: '가상계좌', bankCode: '06', validHours: 6, cashReceiptNumber: '010-1234-5678' },
    });

    const { body } = await sandbox.toss('POST', '/payments/confirm', { paymentKey, ...ORDER });
    const deposited = await deposit(paymentKey);

    expect(body).toMatchObject({
      status: 'WAITING_FOR_DEPOSIT',
      cashReceipt: null,
      virtualAccount: { bankCode: '06' },
    });
    expect(deposited).toMatchObject({ status: 'DONE', cashReceipt: { type: '소득공제', amount: 132_000 } });
  });

  it('lives as long as the merchant said when the window was opened', async () => {
    const virtualAccount = { validHours: 20 };
    const choice = { method: '가상계좌', bankCode: '06' };
    const paymentKey = await sandbox.authenticated({ ...ORDER, method: 'VIRTUAL_ACCOUNT', virtualAccount, choice });

    const { body } = await sandbox.toss('POST', '/payments/confirm', { paymentKey, ...ORDER });

    expect(body).toMatchObject({ virtualAccount: { dueDate: '2026-05-02T08:00:00' } });
  });

  it('shows a deposit that came and went in the reports, and the next one under a key of its own', async () => {
    const paymentKey = await issuedKey();
    await deposit(paymentKey);
    sandbox.clock.pass(1);
    await sandbox.admin('POST', `/toss/admin/payments/${paymentKey}/reverse-deposit`);
    sandbox.clock.pass(1);
    await deposit(paymentKey);

    const { body } = await sandbox.toss('GET', '/transactions?startDate=2026-05-01&endDate=2026-05-01');

    const rows = body as unknown as { transactionKey: string; status: string; amount: number }[];
    expect(rows.map(({ status, amount }) => [status, amount])).toEqual([
      ['DONE', 132_000],
      ['CANCELED', 132_000],
      ['DONE', 132_000],
    ]);
    expect(new Set(rows.map(({ transactionKey }) => transactionKey)).size).toBe(3);
  });

  it('is done with the deposit, and waits again when the bank takes it back', async () => {
    const paymentKey = await issuedKey();

    expect(await deposit(paymentKey)).toMatchObject({ status: 'DONE', approvedAt: '2026-05-01T12:00:00+09:00' });
    const reversed = await sandbox.admin('POST', `/toss/admin/payments/${paymentKey}/reverse-deposit`);

    expect(reversed).toMatchObject({ status: 'WAITING_FOR_DEPOSIT', approvedAt: null });
  });

  it('needs to know where the money goes back to', async () => {
    const paymentKey = await issuedKey();
    await deposit(paymentKey);

    const noAccount = await cancel(paymentKey);
    const noBank = await cancel(paymentKey, { refundReceiveAccount: { ...REFUND_ACCOUNT, bank: '없는은행' } });
    const wrongNumber = await cancel(paymentKey, { refundReceiveAccount: { ...REFUND_ACCOUNT, accountNumber: '1' } });
    const done = await cancel(paymentKey, { refundReceiveAccount: REFUND_ACCOUNT });

    expect(noAccount.body.code).toBe('INVALID_REFUND_ACCOUNT_INFO');
    expect(noBank.body.code).toBe('INVALID_BANK');
    expect(wrongNumber.body.code).toBe('INVALID_REFUND_ACCOUNT_NUMBER');
    expect(done.body).toMatchObject({ status: 'CANCELED', virtualAccount: { refundStatus: 'COMPLETED' } });
  });

  it('can be given up while nothing was paid, in whole only', async () => {
    const paymentKey = await issuedKey();

    expect((await cancel(paymentKey, { cancelAmount: 1_000 })).body.code).toBe('NOT_CANCELABLE_AMOUNT');
    expect((await cancel(paymentKey)).body).toMatchObject({
      status: 'CANCELED',
      virtualAccount: { refundStatus: 'NONE' },
    });
  });

  it('cannot be used after its due time', async () => {
    const paymentKey = await issuedKey();
    sandbox.clock.pass(24 * HOURS);

    const { body } = await sandbox.toss('GET', `/payments/${paymentKey}`);

    expect(body).toMatchObject({ status: 'EXPIRED', virtualAccount: { expired: true } });
    expect(await deposit(paymentKey)).toMatchObject({ code: 'INVALID_REQUEST' });
  });

  it('has one due time, at most thirty days away', async () => {
    expect((await issue({ validHours: 721 })).body.code).toBe('INVALID_DATE');
    expect((await issue({ dueDate: '2026-05-03T00:00:00' })).body.code).toBe('INVALID_REQUEST');
    expect((await issue({ validHours: undefined, dueDate: '2026-04-30T00:00:00' })).body.code).toBe('INVALID_DATE');
    expect((await issue({ bank: '없는은행' })).body.code).toBe('INVALID_BANK');
    expect((await issue({ amount: 199 })).body.code).toBe('BELOW_MINIMUM_AMOUNT');
  });
});

describe('A cash receipt', () => {
  it('chosen in the window of a transfer comes with it, and follows its cancellations', async () => {
    const sandbox = await TestSandbox.start();
    const choice = { method: '계좌이체', bankCode: '06', cashReceiptNumber: '01012345678' };
    const paymentKey = await sandbox.authenticated({ ...ORDER, method: 'TRANSFER', choice });

    const { body } = await sandbox.toss('POST', '/payments/confirm', { paymentKey, ...ORDER });
    await sandbox.toss('POST', `/payments/${paymentKey}/cancel`, { cancelReason: '고객 변심' });
    const { cashReceipt } = body as { cashReceipt: { receiptKey: string } };
    const again = await sandbox.toss('GET', `/payments/${paymentKey}`);

    expect(cashReceipt).toMatchObject({ type: '소득공제', amount: 132_000 });
    expect(again.body).toMatchObject({
      cashReceipts: [{ receiptKey: cashReceipt.receiptKey, transactionType: 'CANCEL' }],
    });
    await sandbox.close();
  });

  it('is issued and taken back in parts', async () => {
    const sandbox = await TestSandbox.start();
    const body = { ...ORDER, type: '소득공제', customerIdentityNumber: '01012345678' };

    const issued = await sandbox.toss('POST', '/cash-receipts', body);
    const day = String(issued.body.requestedAt).slice(0, 10);
    const listed = await sandbox.toss('GET', `/cash-receipts?requestDate=${day}&limit=1`);
    const without = await sandbox.toss('GET', '/cash-receipts');
    const path = `/cash-receipts/${issued.body.receiptKey as string}/cancel`;
    const tooMuch = await sandbox.toss('POST', path, { amount: 132_001 });
    const part = await sandbox.toss('POST', path, { amount: 32_000 });
    const rest = await sandbox.toss('POST', path, {});
    const again = await sandbox.toss('POST', path, {});

    expect(issued.body).toMatchObject({ type: '소득공제', amount: 132_000, customerIdentityNumber: '010****5678' });
    expect(listed.body).toMatchObject({
      hasNext: false,
      data: [{ receiptKey: issued.body.receiptKey, orderId: ORDER.orderId }],
    });
    expect(without.body.code).toBe('INVALID_REQUEST');
    expect(tooMuch.body.code).toBe('NOT_CANCELABLE_AMOUNT');
    expect(part.body.transactionType).toBe('CONFIRM');
    expect(rest.body.transactionType).toBe('CANCEL');
    expect(again.body.code).toBe('ALREADY_CANCELED_CASH_RECEIPT');
    await sandbox.close();
  });
});
