import { ReceiveWebhook } from '../../src/modules/payments/application/receive-webhook.use-case';
import { ForgetWebhooks } from '../../src/modules/payments/application/forget-webhooks.use-case';
import { FollowHints } from '../../src/modules/payments/application/follow-hints.use-case';
import { SettlePayment } from '../../src/modules/payments/application/settle-payment.use-case';
import { TossClient } from '../../src/modules/payments/domain/toss-client';
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

const waiting = async (orderId: string) =>
  (
    await scene.backend.sql.query(
      `select 1 from webhook_inbox where processed_at is null and payment_id = (select id from payment where order_id = $1)`,
      [orderId],
    )
  ).length;
/** What the worker does twice a second. */
const work = () => scene.backend.get(FollowHints).execute();
const lookUps = () => scene.toss.asked.filter(({ path }) => !/confirm|cancel/.test(path)).length;

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
    await work();

    expect(await state()).toEqual(PAID);
    expect(
      await scene.backend.sql.one(
        'select claimed, processed_at is not null as done from webhook_inbox where event_type = $1 order by received_at desc',
        ['PAYMENT_STATUS_CHANGED'],
      ),
    ).toEqual({ claimed: 'DONE', done: true });
  });

  it.each(['meanwhile', 'right afterwards'])(
    'are not forgotten when Toss is silent and the buyer hears a no %s',
    async (when) => {
      const { pay, orderId } = await scene.authenticated();
      scene.toss.mishaps.push({ kind: 'hang' }, { kind: 'hang' });
      await pay();
      await receive(changed(orderId, 'DONE'));
      const { id } = (await scene.backend.sql.one<{ id: string }>('select id from payment where order_id = $1', [
        orderId,
      ])) ?? { id: '' };
      const hearNo = () =>
        scene.backend.get(SettlePayment).execute(id, { kind: 'refused', code: 'REJECT_CARD_COMPANY' }, 'gateway');
      const toss = scene.backend.get(TossClient);
      const find = toss.find.bind(toss);
      toss.find = async () => {
        if (when === 'meanwhile') await hearNo();
        return { kind: 'unclear', code: 'TIMEOUT', answered: false };
      };

      await work();
      toss.find = find;
      if (when === 'right afterwards') await hearNo();

      expect(await waiting(orderId)).toBe(1);
    },
  );

  it('count once, however often they come at the same time', async () => {
    const { orderId } = await scene.authenticated();

    await Promise.all(Array.from({ length: 10 }, () => receive(changed(orderId, 'IN_PROGRESS'))));

    expect(await waiting(orderId)).toBe(1);
  });

  it('are not believed: a forged DONE changes nothing', async () => {
    const { pay, state, orderId } = await scene.authenticated();
    scene.toss.mishaps.push({ kind: 'hang' }, { kind: 'hang' });
    await pay();

    await receive(changed(orderId, 'DONE'));
    await receive({ createdAt: 'now', secret: 'guessed', status: 'DONE', transactionKey: 'x', orderId });
    expect(await waiting(orderId)).toBe(2);
    await work();
    expect(await waiting(orderId)).toBe(0);

    expect(await state()).toMatchObject({ booking: 'PAYING', payment: 'UNKNOWN', captures: 0, tickets: 0 });
  });

  it.each([
    ['about an order that is not ours', changed('T00000-00000-nobody', 'DONE')],
    ['without an order', { eventType: 'PAYMENT_STATUS_CHANGED', data: {} }],
    ['with an order that is no text', { eventType: 'X', data: { orderId: { $ne: null } } }],
    ['of a kind nobody knows', { eventType: 'PAYOUT_STATUS_CHANGED', data: { orderId: 'T00000-00000-nobody' } }],
    ['that are no object', 'DONE'],
    ['that are a list', [1, 2, 3]],
    ['that are empty', undefined],
  ])('%s are forgotten at once', async (_, body) => {
    const before = await count();

    await receive(body);

    expect(await count()).toBe(before);
  });

  it('cannot make us ask Toss without end about one payment', async () => {
    const { orderId, pay, state } = await scene.authenticated();
    await pay();
    await work();
    const before = lookUps();

    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, i) => receive(changed(orderId, 'CANCELED', `forged ${i}`))),
    );
    await work();

    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(20);
    expect(lookUps() - before).toBe(1);
    expect(await state()).toEqual(PAID);
  });

  it('wait in the inbox while Toss does not answer, and are followed when it does', async () => {
    const { orderId, pay } = await scene.authenticated();
    await pay();
    const address = scene.backend.config.TOSS_API_URL;
    Object.assign(scene.backend.config, { TOSS_API_URL: 'http://127.0.0.1:9' });
    await receive(changed(orderId, 'CANCELED'));

    await work();
    expect(await waiting(orderId)).toBe(1);
    Object.assign(scene.backend.config, { TOSS_API_URL: address });
    await scene.backend.sql.query(
      'update webhook_inbox set next_try_at = clock_timestamp() where processed_at is null',
    );
    await work();

    expect(await waiting(orderId)).toBe(0);
  });

  it('that come in any order leave what Toss says, not what came last', async () => {
    const { pay, state, orderId } = await scene.authenticated();
    await pay();

    for (const status of ['ABORTED', 'DONE', 'EXPIRED', 'IN_PROGRESS']) await receive(changed(orderId, status, status));
    expect(await waiting(orderId)).toBe(4);
    await work();

    expect(await state()).toEqual(PAID);
  });

  it('are kept for thirty days after they were followed up, and for ever until then', async () => {
    const { orderId } = await scene.authenticated();
    for (const second of ['00', '01', '02']) await receive(changed(orderId, 'DONE', `2027-01-02T00:00:${second}`));
    const { sql } = scene.backend;
    const ids = await sql.query<{ id: string }>(
      `update webhook_inbox set received_at = now() - interval '90 days'
        where payment_id = (select id from payment where order_id = $1) returning id`,
      [orderId],
    );
    const [old, younger, waits] = ids.map(({ id }) => id);
    await sql.query(
      `update webhook_inbox set processed_at = now() - interval '30 days' + make_interval(secs => case id when $1 then -1 else 60 end)
        where id in ($1, $2)`,
      [old, younger],
    );

    expect(await scene.backend.get(ForgetWebhooks).execute()).toBe(1);

    const left = await sql.query<{ id: string }>('select id from webhook_inbox where id = any ($1)', [
      [old, younger, waits],
    ]);
    expect(new Set(left.map(({ id }) => id))).toEqual(new Set([younger, waits]));
  });
});

async function count(): Promise<number> {
  return (
    (await scene.backend.sql.one<{ count: number }>('select count(*)::int as count from webhook_inbox'))?.count ?? -1
  );
}
