import { TestSandbox } from '../testing/test-sandbox';
import { WebhookReceiver } from '../testing/webhook-receiver';

const ORDER = { orderId: 'order-000001', amount: 132_000 };

describe('Webhooks', () => {
  let sandbox: TestSandbox;
  let merchant: WebhookReceiver;

  beforeEach(async () => {
    sandbox = await TestSandbox.start();
    merchant = await WebhookReceiver.listen();
    await sandbox.admin('PUT', '/toss/admin/webhooks/url', { url: merchant.url });
  });

  afterEach(async () => {
    await sandbox.close();
    await merchant.close();
  });

  const pay = async (orderId = ORDER.orderId) => {
    const paymentKey = await sandbox.authenticated({ ...ORDER, orderId });
    const { body } = await sandbox.toss('POST', '/payments/confirm', { paymentKey, ...ORDER, orderId });
    return body;
  };
  const faults = (body: object) => sandbox.admin('POST', '/toss/admin/webhooks/faults', body);
  const items = async () => (await sandbox.admin('GET', '/toss/admin/webhooks')).items as { state: string }[];

  it('tell the merchant the whole payment when its status changes', async () => {
    const payment = await pay();

    const [webhook] = await merchant.arrived(1);

    expect(webhook).toEqual({
      eventType: 'PAYMENT_STATUS_CHANGED',
      createdAt: '2026-05-01T12:00:00.000000',
      data: payment,
    });
  });

  it('tell of a virtual account in two ways, the second with the secret', async () => {
    const account = { ...ORDER, orderName: '한여름 밤의 재즈', customerName: '이도윤', bank: '88' };
    const { body } = await sandbox.toss('POST', '/virtual-accounts', account);
    await sandbox.admin('POST', `/toss/admin/payments/${body.paymentKey as string}/deposit`, {});

    const received = await merchant.arrived(4);

    const callbacks = received.filter((webhook) => webhook.eventType === undefined);
    expect(callbacks.map((webhook) => webhook.status).sort()).toEqual(['DONE', 'WAITING_FOR_DEPOSIT']);
    expect(callbacks.every((webhook) => webhook.secret === body.secret)).toBe(true);
  });

  it('are sent again until the merchant answers 200', async () => {
    merchant.willAnswer(500, 202, 302);
    await pay();

    const received = await merchant.arrived(4);

    expect(new Set(received.map((webhook) => webhook.data?.status))).toEqual(new Set(['DONE']));
  });

  it('undelivered before a crash are delivered after it', async () => {
    await faults({ mode: 'delay', delayMs: 3_600_000 });
    await pay();
    await sandbox.crashAndRestart();

    const [waiting] = await items();
    expect(waiting).toMatchObject({ state: 'pending', attempts: 0 });
    const { id } = waiting as unknown as { id: string };
    await sandbox.admin('POST', `/toss/admin/webhooks/${id}/resend`);

    expect(await merchant.arrived(1)).toMatchObject([{ data: { status: 'DONE' } }]);
  });

  it('can be lost', async () => {
    await faults({ mode: 'drop' });
    await pay('order-000001');
    await pay('order-000002');

    const received = await merchant.arrived(1);

    expect(received).toMatchObject([{ data: { orderId: 'order-000002' } }]);
    expect((await items()).map((item) => item.state)).toContain('dropped');
  });

  it('can come twice', async () => {
    await faults({ mode: 'duplicate' });
    await pay();

    const [first, second] = await merchant.arrived(2);

    expect(second).toEqual(first);
  });

  it('can come in the wrong order', async () => {
    await faults({ mode: 'reorder', times: 2, delayMs: 400 });
    const { paymentKey } = await pay();
    await sandbox.toss('POST', `/payments/${paymentKey as string}/cancel`, { cancelReason: '고객 변심' });

    const received = await merchant.arrived(3);

    const told = received.filter(({ eventType }) => eventType === 'PAYMENT_STATUS_CHANGED');
    expect(told.map((webhook) => webhook.data?.status)).toEqual(['CANCELED', 'DONE']);
    expect(received.find(({ eventType }) => eventType === 'CANCEL_STATUS_CHANGED')).toBeDefined();
  });

  it('can be forged by anybody who knows the address', async () => {
    const forged = { eventType: 'PAYMENT_STATUS_CHANGED', data: { status: 'DONE', orderId: 'order-000009' } };

    const answer = await sandbox.admin('POST', '/toss/admin/webhooks/forge', { body: forged });

    expect(answer).toEqual({ status: 200 });
    expect(merchant.received).toEqual([forged]);
  });
});
