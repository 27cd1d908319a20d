import { randomUUID } from 'node:crypto';
import { FollowHints } from '../../src/modules/payments/application/follow-hints.use-case';
import { ReceiveWebhook } from '../../src/modules/payments/application/receive-webhook.use-case';
import { RefundDesk } from '../../src/modules/payments/application/refunds/refund-desk';
import { PaymentsScene } from './payments-scene';
import { paidBooking, sendRefunds } from './refunds-scene';

let scene: PaymentsScene;

beforeAll(async () => {
  scene = await PaymentsScene.start();
});
afterAll(() => scene.stop());
beforeEach(() => {
  scene.toss.mishaps.length = 0;
});

type Paid = Awaited<ReturnType<typeof paidBooking>>;

/** Toss says that something has changed, and the worker asks it what. */
async function hears({ orderId }: Paid): Promise<void> {
  const data = { ...scene.toss.payments.get(orderId) };
  const createdAt = new Date().toISOString();
  await scene.backend.get(ReceiveWebhook).execute({ eventType: 'PAYMENT_STATUS_CHANGED', createdAt, data });
  await scene.backend.sql.query('update webhook_inbox set next_try_at = clock_timestamp() where processed_at is null');
  await scene.backend.get(FollowHints).execute();
}

const cases = ({ bookingId }: Paid) =>
  scene.backend.sql.query<{ kind: string; amount: number; state: string }>(
    `select c.kind, c.amount, c.state from money_case c join refund r on r.id = c.refund_id where r.booking_id = $1 order by c.opened_at`,
    [bookingId],
  );
/** What an account holds because of a booking, in won. */
const held = async ({ bookingId }: Paid) => {
  const rows = await scene.backend.sql.query<{ account: string; sum: string }>(
    `select p.account, sum(p.amount) as sum from ledger_entry e join ledger_posting p on p.entry_id = e.id
      where e.booking_id = $1 group by p.account having sum(p.amount) <> 0 order by p.account`,
    [bookingId],
  );
  return Object.fromEntries(rows.map(({ account, sum }) => [account, Number(sum)]));
};

const GONE = { booking: 'CANCELLED', payment: 'CANCELED', balance: 0, sold: 0, valid: 0 };

describe('money the gateway gives back unasked', () => {
  it('all of it: tickets are void, seats on sale, the sale is taken back, and a person is told', async () => {
    const buyer = await paidBooking(scene);
    scene.toss.cancelledAtItsDesk(buyer.orderId);

    await hears(buyer);
    await hears(buyer);

    expect(await buyer.state()).toEqual(GONE);
    expect(await buyer.refunds()).toMatchObject([{ state: 'DONE', amount: 204_000, cause: 'GATEWAY' }]);
    expect(await cases(buyer)).toEqual([{ kind: 'UNASKED_RETURN', amount: 204_000, state: 'OPEN' }]);
    expect(await held(buyer)).toEqual({
      ...{ TICKET_SALES: -200_000, REFUNDED_SALES: 200_000 },
      ...{ BOOKING_FEES: -4_000, REFUNDED_BOOKING_FEES: 4_000 },
    });
    const again = await scene.backend.sql.one(
      `select count(*)::int as live from claim where booking_id = $1 and state <> 'RELEASED'`,
      [buyer.bookingId],
    );
    expect(again).toEqual({ live: 0 });
  });

  it('all of it after somebody went in: the ticket is void all the same', async () => {
    const buyer = await paidBooking(scene, { count: 1 });
    await buyer.use(0);
    scene.toss.cancelledAtItsDesk(buyer.orderId);

    await hears(buyer);

    expect(await buyer.state()).toEqual(GONE);
  });

  it('a part: nothing is frozen, and the sum waits in the books for two people', async () => {
    const buyer = await paidBooking(scene);
    scene.toss.cancelledAtItsDesk(buyer.orderId, 30_000);

    await hears(buyer);

    expect(await buyer.state()).toEqual({
      ...{ booking: 'CONFIRMED', payment: 'PARTIAL_CANCELED', balance: 174_000, sold: 4, valid: 4 },
    });
    expect(await cases(buyer)).toEqual([{ kind: 'UNASKED_RETURN', amount: 30_000, state: 'OPEN' }]);
    expect(await held(buyer)).toMatchObject({ RETURNED_UNASKED: 30_000, GATEWAY_RECEIVABLE: 174_000 });
  });

  it('a part, and then the buyer cancels: what is left covers one seat but not all of them', async () => {
    const buyer = await paidBooking(scene);
    scene.toss.cancelledAtItsDesk(buyer.orderId, 30_000);
    await hears(buyer);

    await expect(buyer.cancel()).rejects.toMatchObject({ details: { reason: 'UNDER_REVIEW' } });
    await expect(buyer.quote()).rejects.toMatchObject({ details: { reason: 'UNDER_REVIEW' } });
    await buyer.cancel({ seatIds: buyer.seatIds.slice(0, 1) });
    await sendRefunds(scene);

    expect(await buyer.state()).toMatchObject({ booking: 'CONFIRMED', balance: 123_000, valid: 3 });
  });

  it('part by part until nothing is left', async () => {
    const buyer = await paidBooking(scene);
    scene.toss.cancelledAtItsDesk(buyer.orderId, 203_500);
    await hears(buyer);
    scene.toss.cancelledAtItsDesk(buyer.orderId);

    await hears(buyer);

    expect(await buyer.state()).toEqual(GONE);
    expect((await cases(buyer)).map(({ amount }) => amount)).toEqual([203_500, 500]);
    expect(await held(buyer)).toMatchObject({ REFUNDED_SALES: 200_000, REFUNDED_BOOKING_FEES: 4_000 });
    expect(await held(buyer)).not.toHaveProperty('RETURNED_UNASKED');
  });

  it('the fee that was kept, too: it is no sale, and waits for two people', async () => {
    const buyer = await paidBooking(scene);
    await buyer.showIn(5);
    await buyer.cancel();
    await sendRefunds(scene);
    const { balance } = (await buyer.state()) as { balance: number };
    expect(balance).toBeGreaterThan(0);
    scene.toss.cancelledAtItsDesk(buyer.orderId);

    await hears(buyer);

    expect(await buyer.state()).toEqual(GONE);
    expect(await cases(buyer)).toEqual([{ kind: 'UNASKED_RETURN', amount: balance, state: 'OPEN' }]);
    expect(await held(buyer)).toMatchObject({ RETURNED_UNASKED: balance });
  });
});

describe('money of which somebody here had asked for the return', () => {
  it('is no case, whenever the gateway tells of it', async () => {
    const buyer = await paidBooking(scene);
    await buyer.cancel({ seatIds: buyer.seatIds.slice(0, 1) });
    scene.toss.mishaps.push({ kind: 'approve-after', before: () => hears(buyer) });
    await sendRefunds(scene);

    await hears(buyer);

    expect(await buyer.refunds()).toMatchObject([{ state: 'DONE', cause: 'BUYER' }]);
    expect(await cases(buyer)).toEqual([]);
  });

  it('is not judged while a refund is on its way', async () => {
    const buyer = await paidBooking(scene);
    await buyer.cancel({ seatIds: buyer.seatIds.slice(0, 1) });
    scene.toss.cancelledAtItsDesk(buyer.orderId, 10_000);
    await hears(buyer);
    expect(await cases(buyer)).toEqual([]);

    await sendRefunds(scene);
    await hears(buyer);

    expect((await buyer.refunds()).map(({ cause, state }) => `${cause} ${state}`)).toEqual([
      'BUYER DONE',
      'GATEWAY DONE',
    ]);
    expect(await cases(buyer)).toEqual([{ kind: 'UNASKED_RETURN', amount: 10_000, state: 'OPEN' }]);
  });

  it('is the refund that waited for a person, when it is cancelled at the gateway’s own desk', async () => {
    const buyer = await paidBooking(scene);
    const refund = await buyer.cancel({ seatIds: buyer.seatIds.slice(0, 2) });
    scene.toss.mishaps.push({ kind: 'refuse', code: 'NOT_CANCELABLE_PAYMENT', status: 403 });
    await sendRefunds(scene);
    expect(await buyer.refunds()).toMatchObject([{ state: 'MANUAL' }]);
    scene.toss.cancelledAtItsDesk(buyer.orderId, refund.amount);

    await hears(buyer);

    expect(await buyer.refunds()).toMatchObject([{ state: 'DONE', cause: 'BUYER' }]);
    expect(await cases(buyer)).toEqual([]);
    await expect(
      scene.backend.get(RefundDesk).retry({ refundId: refund.id, reason: `again ${randomUUID()}` }),
    ).rejects.toMatchObject({ code: 'refund.not-waiting' });
  });

  it('taken along by a cancellation of everything is sorted out by a person, and the hint ends', async () => {
    const buyer = await paidBooking(scene);
    await buyer.cancel({ seatIds: buyer.seatIds.slice(0, 2) });
    scene.toss.mishaps.push({ kind: 'refuse', code: 'NOT_CANCELABLE_PAYMENT', status: 403 });
    await sendRefunds(scene);
    scene.toss.cancelledAtItsDesk(buyer.orderId);

    await hears(buyer);

    expect(await buyer.refunds()).toMatchObject([{ state: 'MANUAL' }]);
    expect(await cases(buyer)).toEqual([{ kind: 'UNASKED_RETURN', amount: 204_000, state: 'OPEN' }]);
    expect(await scene.backend.sql.query('select 1 from webhook_inbox where processed_at is null')).toEqual([]);
  });
});
