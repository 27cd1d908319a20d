import { TestSandbox } from '../testing/test-sandbox';

const ORDER = { orderId: 'order-000001', amount: 132_000 };
const MINUTES_A_DAY = 24 * 60;

describe('An idempotency key', () => {
  let sandbox: TestSandbox;

  beforeEach(async () => {
    sandbox = await TestSandbox.start();
  });

  afterEach(() => sandbox.close());

  const confirm = (key: string, paymentKey: string, order = ORDER) =>
    sandbox.toss('POST', '/payments/confirm', { paymentKey, ...order }, { 'Idempotency-Key': key });

  it('gives the first answer again', async () => {
    const paymentKey = await sandbox.authenticated(ORDER);
    const first = await confirm('key-1', paymentKey);

    const second = await confirm('key-1', paymentKey);

    expect(first.body.status).toBe('DONE');
    expect(second).toEqual(first);
  });

  it('gives the first answer even to another question, for the body is not part of its scope', async () => {
    const first = await confirm('key-1', await sandbox.authenticated(ORDER));
    const other = { ...ORDER, orderId: 'order-000002' };
    const otherPayment = await sandbox.authenticated(other);

    const answer = await confirm('key-1', otherPayment, other);

    expect(answer).toEqual(first);
    expect((await sandbox.toss('GET', `/payments/${otherPayment}`)).body.status).toBe('IN_PROGRESS');
  });

  it('gives a refusal again as well', async () => {
    const paymentKey = await sandbox.authenticated(ORDER);
    const wrong = { ...ORDER, amount: 100 };
    const first = await confirm('key-1', paymentKey, wrong);

    const second = await confirm('key-1', paymentKey);

    expect(second).toEqual(first);
  });

  it('belongs to one address', async () => {
    const paymentKey = await sandbox.authenticated(ORDER);
    await confirm('key-1', paymentKey);
    const body = { cancelReason: '고객 변심' };

    const cancelled = await sandbox.toss('POST', `/payments/${paymentKey}/cancel`, body, {
      'Idempotency-Key': 'key-1',
    });

    expect(cancelled.body.status).toBe('CANCELED');
  });

  it('conflicts while the first request is under way', async () => {
    const paymentKey = await sandbox.authenticated(ORDER);
    await sandbox.admin('POST', '/toss/admin/faults', { on: 'confirm', then: 'answer', delayMs: 60_000 });
    const first = confirm('key-1', paymentKey);
    // The fault is used up in the same step in which the first request takes the key.
    while ((await faults()).length > 0);

    const second = await confirm('key-1', paymentKey);

    expect(second).toMatchObject({ status: 409, body: { code: 'IDEMPOTENT_REQUEST_PROCESSING' } });
    await sandbox.admin('POST', '/toss/admin/holds/release');
    expect((await first).body.status).toBe('DONE');
  });

  it('lasts fifteen days and a crash', async () => {
    const paymentKey = await sandbox.authenticated(ORDER);
    const first = await confirm('key-1', paymentKey);
    await sandbox.crashAndRestart();

    sandbox.clock.pass(15 * MINUTES_A_DAY - 1);
    const within = await confirm('key-1', paymentKey);
    sandbox.clock.pass(1);
    const after = await confirm('key-1', paymentKey);

    expect(within).toEqual(first);
    expect(after.body.code).toBe('ALREADY_PROCESSED_PAYMENT');
  });

  it('may have 300 characters, not 301', async () => {
    const paymentKey = await sandbox.authenticated(ORDER);

    const tooLong = await confirm('k'.repeat(301), paymentKey);
    const longest = await confirm('k'.repeat(300), paymentKey);

    expect(tooLong).toMatchObject({ status: 400, body: { code: 'INVALID_IDEMPOTENCY_KEY' } });
    expect(longest.status).toBe(200);
  });

  const faults = async () => (await sandbox.admin('GET', '/toss/admin/faults')).faults as unknown[];
});
