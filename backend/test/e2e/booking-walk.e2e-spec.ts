import { eventually } from '../eventually';
import { createPublicKey, verify } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { aHall, type Hall } from '../builders/a-hall';
import { aSignedInBuyer, authenticatedAtToss, call, type Json, mailTo, newKey, ServiceDatabase } from './client';
import { startedService } from './service';

const service = startedService();
const database = new ServiceDatabase();
let hall: Hall;

beforeAll(async () => {
  await database.open();
  hall = await aHall(database, { price: 66_000, bookingFee: 2_000 });
});

afterAll(() => database.close());

const holdPath = () => `/performances/${hall.performanceId}/holds`;

function hold(token: string, seats: readonly number[], key = newKey()) {
  const seatIds = seats.map((seat) => hall.seatIds[seat]);
  return call('POST', holdPath(), { token, body: { seatIds }, headers: { 'idempotency-key': key } });
}

async function checkedOut(
  token: string,
  bookingId: string,
): Promise<{ paymentKey: string; orderId: string; amount: number }> {
  const { body } = await call('POST', `/bookings/${bookingId}/checkout`, { token });
  const { orderId, amount, orderName } = body;
  return { paymentKey: await authenticatedAtToss({ orderId, amount, orderName }), orderId, amount };
}

function pay(token: string, bookingId: string, order: object, key = newKey()) {
  return call('POST', `/bookings/${bookingId}/payments`, { token, body: order, headers: { 'idempotency-key': key } });
}

it('walks from two seats to two tickets that verify, a mail and a PDF', async () => {
  const { token, email } = await aSignedInBuyer();
  const held = await hold(token, [0, 1]);
  expect(held.status).toBe(201);
  expect(held.body.amounts).toEqual({ tickets: 132_000, bookingFee: 4_000, discount: 0, total: 136_000 });

  const order = await checkedOut(token, held.body.id as string);
  expect(order.amount).toBe(136_000);
  const paid = await pay(token, held.body.id as string, order);
  expect([paid.status, paid.body.status]).toEqual([200, 'CAPTURED']);

  const booking = await call('GET', `/bookings/${held.body.id}`, { token });
  expect(booking.body).toMatchObject({
    state: 'CONFIRMED',
    expiresAt: null,
    payment: { status: 'CAPTURED', method: 'CARD' },
  });
  const { body: tickets } = await call('GET', `/bookings/${held.body.id}/tickets`, { token });
  const { body: keys } = await call('GET', '/ticket-keys');
  expect(tickets.items).toHaveLength(2);
  for (const ticket of tickets.items as Json[])
    expect(verifies(ticket.qrToken as string, keys.keys as Json[])).toBe(true);

  const pdf = await fetch(`${service.origin}/api/v1/bookings/${held.body.id}/confirmation.pdf`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  expect((await pdf.arrayBuffer()).byteLength).toBeGreaterThan(5_000);
  expect(await mailTo(email, new RegExp(`(${held.body.number})`))).toBe(held.body.number);
});

it('charges once and answers the same for a double click, a second tab and a reload', async () => {
  const { token } = await aSignedInBuyer();
  const { body: held } = await hold(token, [10]);
  const order = await checkedOut(token, held.id as string);
  const key = newKey();

  const answers = await Promise.all([
    ...Array.from({ length: 5 }, () => pay(token, held.id as string, order, key)),
    pay(token, held.id as string, order),
  ]);
  answers.push(await pay(token, held.id as string, order));

  const captured = await eventually(async () => {
    const { body } = await call('GET', `/bookings/${held.id}`, { token });
    return body.state === 'CONFIRMED' ? body : undefined;
  });
  expect(captured.payment.status).toBe('CAPTURED');
  expect(answers.filter(({ status }) => status !== 200 && status !== 202)).toEqual([]);
  const rows = await database.query(
    `select count(*)::int as captures from payment_transaction t join payment p on p.id = t.payment_id where p.booking_id = $1`,
    [held.id],
  );
  expect(rows[0]?.captures).toBe(1);
});

it('confirms nothing when the browser brings another amount, another order or a foreign booking', async () => {
  const [{ token }, thief] = [await aSignedInBuyer(), await aSignedInBuyer()];
  const { body: held } = await hold(token, [20]);
  const order = await checkedOut(token, held.id as string);

  const cheap = await pay(token, held.id as string, { ...order, amount: 100 });
  const foreign = await pay(thief.token, held.id as string, order);
  const unknown = await pay(token, held.id as string, { ...order, orderId: 'no-such-order' });

  expect([cheap.status, cheap.body.code]).toEqual([422, 'payment.amount-mismatch']);
  expect([foreign.status, foreign.body.code]).toEqual([404, 'booking.not-found']);
  expect([404, 409, 422]).toContain(unknown.status);
  expect((await call('GET', `/bookings/${held.id}`, { token })).body.state).toBe('HELD');
  const asked = await (await fetch(`${service.sandbox}/toss/admin/payments/${order.paymentKey}`)).json();
  expect(asked.status).toBe('IN_PROGRESS');
});

it('does not confirm a hold that ran out, and gives the seat to the next buyer', async () => {
  const [{ token }, next] = [await aSignedInBuyer(), await aSignedInBuyer()];
  const { body: held } = await hold(token, [30]);
  const order = await checkedOut(token, held.id as string);
  await database.query(`update booking set expires_at = clock_timestamp() - interval '1 ms' where id = $1`, [held.id]);

  const late = await pay(token, held.id as string, order);

  expect([late.status, late.body.code]).toEqual([409, 'booking.hold-expired']);
  expect((await hold(next.token, [30])).status).toBe(201);
});

it('hides bookings, tickets and papers of one buyer from another', async () => {
  const [{ token }, other] = [await aSignedInBuyer(), await aSignedInBuyer()];
  const { body: held } = await hold(token, [40]);

  for (const [method, path] of [
    ['GET', `/bookings/${held.id}`],
    ['GET', `/bookings/${held.id}/tickets`],
    ['GET', `/bookings/${held.id}/confirmation.pdf`],
    ['DELETE', `/bookings/${held.id}/hold`],
    ['POST', `/bookings/${held.id}/checkout`],
  ] as const) {
    const answer = await call(method, path, { token: other.token });
    expect([method, path, answer.status]).toEqual([method, path, 404]);
  }
});

describe('other people at the same map', () => {
  let socket: Socket;

  afterEach(() => socket.disconnect());

  it('see a hold within a second or two, and that it was given back, without learning whose it is', async () => {
    const { token, id } = await aSignedInBuyer();
    socket = io(`${service.origin}/seats`, { transports: ['websocket'], forceNew: true });
    const heard: Json[] = [];
    socket.on('seats', (change: Json) => heard.push(change));
    const first: Json = await socket.emitWithAck('watch', { performanceId: hall.performanceId });
    expect(first.ok).toBe(true);

    const { body: held } = await hold(token, [44]);
    await eventually(async () => (changed(heard, 44) === 1 ? true : undefined));
    await call('DELETE', `/bookings/${held.id}/hold`, { token });
    await eventually(async () => (changed(heard, 44) === 0 ? true : undefined));

    expect(JSON.stringify(heard)).not.toContain(id);
    expect(heard[0].previous).toBe(first.version);
  });
});

/** The last status anybody told of a seat. */
function changed(heard: readonly Json[], ordinal: number): number | undefined {
  return (heard.flatMap(({ changes }) => changes as [number, number][]).findLast(([seat]) => seat === ordinal) ??
    [])[1];
}

/** As a gate would: with the public key only. */
function verifies(token: string, keys: readonly { kid: string; publicKey: string }[]): boolean {
  const [version, payload = '', signature = ''] = token.split('.');
  return keys.some(({ publicKey }) => {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    return verify(null, Buffer.from(`${version}.${payload}`), key, Buffer.from(signature, 'base64url'));
  });
}
