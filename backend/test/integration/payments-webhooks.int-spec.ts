import { ReceiveWebhook, WEBHOOK_RECEIVED } from '../../src/modules/payments/application/receive-webhook.use-case';
import { TakeHint } from '../../src/modules/payments/application/take-hint.use-case';
import { PAID, PaymentsScene } from './payments-scene';

let scene: PaymentsScene;

beforeAll(async () => {
  scene = await PaymentsScene.start();
});

afterAll(() => scene.stop());

const receive = (body: unknown) => scene.backend.get(ReceiveWebhook).execute(body);
const changed = (orderId: string, status: string, createdAt = '2027-01-01T00:00:00') => ({
  eventType: 'PAYMENT_STATUS_CHANGED',
  createdAt,
  data: { orderId, status, paymentKey: 'whatever', lastTransactionKey: 'tx' },
});

/** Does what the worker does with the duties in the outbox; how many there were about this payment. */
async function work(orderId: string): Promise<number> {
  const due = await scene.backend.sql.query<{ hint: string }>(
    `update outbox_message set handled_at = now()
      where topic = $1 and handled_at is null and aggregate_id = (select id from payment where order_id = $2)
     returning payload ->> 'hintId' as hint`,
    [WEBHOOK_RECEIVED, orderId],
  );
  for (const { hint } of due) await scene.backend.get(TakeHint).execute(hint);
  return due.length;
}

describe('webhooks of Toss', () => {
  it('bring news of a payment whose answer was lost', async () => {
    const { pay, state, orderId } = await scene.authenticated();
    scene.toss.mishaps.push({ kind: 'hang' }, { kind: 'hang' });
    await pay();
    Object.assign(scene.toss.payments.get(orderId) ?? {}, {
      status: 'DONE',
      approvedAt: new Date().toISOString(),
      lastTransactionKey: `tx-${orderId}`,
    });

    await receive(changed(orderId, 'DONE'));
    await work(orderId);

    expect(await state()).toEqual(PAID);
    expect(
      await scene.backend.sql.one(
        'select claimed, processed_at is not null as done from webhook_inbox where event_type = $1 order by received_at desc',
        ['PAYMENT_STATUS_CHANGED'],
      ),
    ).toEqual({ claimed: 'DONE', done: true });
  });

  it('count once, however often they come at the same time', async () => {
    const { messages, orderId } = await scene.authenticated();

    await Promise.all(Array.from({ length: 10 }, () => receive(changed(orderId, 'IN_PROGRESS'))));

    expect(await messages(WEBHOOK_RECEIVED)).toHaveLength(1);
  });

  it('are not believed: a forged DONE changes nothing', async () => {
    const { pay, state, orderId } = await scene.authenticated();
    scene.toss.mishaps.push({ kind: 'hang' }, { kind: 'hang' });
    await pay();

    await receive(changed(orderId, 'DONE'));
    await receive({ createdAt: 'now', secret: 'guessed', status: 'DONE', transactionKey: 'x', orderId });
    expect(await work(orderId)).toBe(2);

    expect(await state()).toMatchObject({ booking: 'PAYING', payment: 'UNKNOWN', captures: 0, tickets: 0 });
  });

  it.each([
    ['about an order that is not ours', changed('T00000-00000-nobody', 'DONE')],
    ['without an order', { eventType: 'PAYMENT_STATUS_CHANGED', data: {} }],
    ['with an order that is no text', { eventType: 'X', data: { orderId: { $ne: null } } }],
    ['that are no object', 'DONE'],
    ['that are a list', [1, 2, 3]],
    ['that are empty', undefined],
  ])('%s are forgotten at once', async (_, body) => {
    const before = await count();

    await receive(body);

    expect(await count()).toBe(before);
  });

  it('cannot make us ask Toss without end about one payment', async () => {
    const { messages, orderId } = await scene.authenticated();

    for (let i = 0; i < 30; i += 1) await receive(changed(orderId, 'DONE', `forged ${i}`));

    expect(await messages(WEBHOOK_RECEIVED)).toHaveLength(20);
  });

  it('that come in any order leave what Toss says, not what came last', async () => {
    const { pay, state, orderId } = await scene.authenticated();
    await pay();

    for (const status of ['ABORTED', 'DONE', 'EXPIRED', 'IN_PROGRESS']) await receive(changed(orderId, status, status));
    expect(await work(orderId)).toBe(4);

    expect(await state()).toEqual(PAID);
  });
});

async function count(): Promise<number> {
  return (
    (await scene.backend.sql.one<{ count: number }>('select count(*)::int as count from webhook_inbox'))?.count ?? -1
  );
}
