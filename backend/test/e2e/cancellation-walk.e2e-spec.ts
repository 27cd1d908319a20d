import { aHall, type Hall } from '../builders/a-hall';
import { eventually } from '../eventually';
import { aSignedInBuyer, authenticatedAtToss, call, newKey, ServiceDatabase } from './client';

const database = new ServiceDatabase();
let hall: Hall;

beforeAll(async () => {
  await database.open();
  hall = await aHall(database, { price: 66_000, bookingFee: 2_000 });
});

afterAll(() => database.close());

it('cancels one of two tickets for what was quoted, and the money goes back by itself', async () => {
  const { token } = await aSignedInBuyer();
  const seatIds = hall.seatIds.slice(0, 2);
  const withKey = (body: object, key = newKey()) => ({ token, body, headers: { 'idempotency-key': key } });
  const { body: held } = await call('POST', `/performances/${hall.performanceId}/holds`, withKey({ seatIds }));
  const path = `/bookings/${held.id}`;
  const { body: checkout } = await call('POST', `${path}/checkout`, { token });
  const { orderId, amount, orderName } = checkout;
  const paymentKey = await authenticatedAtToss({ orderId, amount, orderName });
  await call('POST', `${path}/payments`, withKey({ paymentKey, orderId, amount }));

  const quote = await call('GET', `${path}/cancellation-quote?seatIds=${seatIds[0]}`, { token });
  expect(quote.body).toMatchObject({
    totals: { price: 66_000, cancellationFee: 0, bookingFee: 2_000, bookingFeeReturned: 2_000, refund: 68_000 },
    remaining: { seats: 1, total: 68_000 },
    needsRefundAccount: false,
  });
  const both = await call('GET', `${path}/cancellation-quote?seatIds=${seatIds.join('&seatIds=')}`, { token });
  expect(both.body).toMatchObject({ totals: { refund: 136_000 } });

  const wish = { seatIds: seatIds.slice(0, 1), expectedRefund: 68_000 };
  const stale = await call('POST', `${path}/cancellations`, withKey({ ...wish, expectedRefund: 1 }));
  expect([stale.status, stale.body.code]).toEqual([409, 'cancellation.quote-changed']);
  const key = newKey();
  const clicks = await Promise.all([1, 2].map(() => call('POST', `${path}/cancellations`, withKey(wish, key))));
  expect(clicks.map(({ status }) => status)).toEqual([201, 201]);
  expect(clicks[0]?.body.refund).toMatchObject({ amount: 68_000, cause: 'BUYER', seatIds: wish.seatIds });

  const paid = await eventually(async () => {
    const { body } = await call('GET', path, { token });
    return body.refunds[0].state === 'DONE' ? body : undefined;
  });
  expect(paid).toMatchObject({
    state: 'CONFIRMED',
    seats: [{ state: 'RELEASED' }, { state: 'SOLD' }],
    payment: { status: 'PARTIAL_CANCELED', balance: 68_000 },
    refunds: [{ state: 'DONE', amount: 68_000 }],
    cancellation: { possible: true },
  });
});
