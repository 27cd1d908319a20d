import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { TestSandbox } from '../testing/test-sandbox';

const ORDER = { orderId: 'order-000001', amount: 132_000 };

describe('Toss on a bad day', () => {
  let sandbox: TestSandbox;
  let paymentKey: string;

  beforeEach(async () => {
    sandbox = await TestSandbox.start();
    paymentKey = await sandbox.authenticated(ORDER);
  });

  afterEach(() => sandbox.close());

  const fault = (body: object) => sandbox.admin('POST', '/toss/admin/faults', { on: 'confirm', ...body });
  const confirm = (key = 'key-1') =>
    sandbox.toss('POST', '/payments/confirm', { paymentKey, ...ORDER }, { 'Idempotency-Key': key });
  const status = async () => (await sandbox.toss('GET', `/payments/${paymentKey}`)).body.status;

  it('takes the money and drops the connection; the same key finds the answer', async () => {
    await fault({ then: 'cut' });

    await expect(confirm()).rejects.toThrow();

    expect(await status()).toBe('DONE');
    expect((await confirm()).body.status).toBe('DONE');
  });

  it('takes the money and kills the process that asked', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const died = once(child, 'exit');
    await fault({ then: 'kill', pid: child.pid });

    await expect(confirm()).rejects.toThrow();

    expect(await died).toEqual([null, 'SIGKILL']);
    expect(await status()).toBe('DONE');
  });

  it('fails in front of the ledger: nothing moved, and the same key tries again', async () => {
    await fault({ then: 'error', errorStatus: 503, processes: false });

    expect((await confirm()).status).toBe(503);
    expect(await status()).toBe('IN_PROGRESS');
    expect((await confirm()).body.status).toBe('DONE');
  });

  it('says PROVIDER_ERROR although the money moved', async () => {
    await fault({ refuseWith: 'PROVIDER_ERROR', processes: true });

    expect(await confirm()).toMatchObject({ status: 400, body: { code: 'PROVIDER_ERROR' } });
    expect(await status()).toBe('DONE');
  });

  it('says PROVIDER_ERROR and nothing moved', async () => {
    await fault({ refuseWith: 'PROVIDER_ERROR' });

    expect((await confirm()).body.code).toBe('PROVIDER_ERROR');
    expect(await status()).toBe('IN_PROGRESS');
  });

  it('refuses like a card issuer, for good', async () => {
    await fault({ refuseWith: 'REJECT_CARD_PAYMENT', aborts: true });

    expect(await confirm()).toMatchObject({ status: 403, body: { code: 'REJECT_CARD_PAYMENT' } });
    expect(await status()).toBe('ABORTED');
    expect((await confirm()).body.code).toBe('REJECT_CARD_PAYMENT');
  });

  it('holds an answer until it is released', async () => {
    await fault({ then: 'hold' });
    const answer = confirm();
    while ((await sandbox.admin('GET', '/toss/admin/faults')).heldAnswers === 0);

    expect(await status()).toBe('DONE');
    expect(await sandbox.admin('POST', '/toss/admin/holds/release')).toEqual({ released: 1 });
    expect((await answer).body.status).toBe('DONE');
  });

  it('goes wrong as often as asked, and only for the order named', async () => {
    await fault({ refuseWith: 'PROVIDER_ERROR', times: 2, orderId: 'order-000002' });
    const other = await sandbox.authenticated({ ...ORDER, orderId: 'order-000002' });
    const confirmOther = () =>
      sandbox.toss('POST', '/payments/confirm', { paymentKey: other, ...ORDER, orderId: 'order-000002' });

    expect((await confirm()).status).toBe(200);
    expect((await confirmOther()).body.code).toBe('PROVIDER_ERROR');
    expect((await confirmOther()).body.code).toBe('PROVIDER_ERROR');
    expect((await confirmOther()).status).toBe(200);
  });

  it('does not take orders it does not understand', async () => {
    for (const body of [{ on: 'confrim' }, { on: 'confirm', tims: 1 }, { on: 'confirm', then: 'kill' }]) {
      const answer: unknown = await sandbox.admin('POST', '/toss/admin/faults', body);

      expect(answer).toMatchObject({ code: 'INVALID_REQUEST' });
    }
  });
});
