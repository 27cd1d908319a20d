import { randomUUID } from 'node:crypto';
import { aHall, type Hall } from '../builders/a-hall';
import { aSignedInBuyer, call, newKey, ServiceDatabase } from './client';

const database = new ServiceDatabase();
let hall: Hall;
let elsewhere: Hall;
let token: string;

beforeAll(async () => {
  await database.open();
  hall = await aHall(database);
  elsewhere = await aHall(database, { rows: 20, seatsPerRow: 20 });
  ({ token } = await aSignedInBuyer());
});

afterAll(() => database.close());

async function bookings(): Promise<number> {
  return (
    await database.query('select count(*)::int as count from booking where performance_id = any ($1)', [
      [hall.performanceId, elsewhere.performanceId],
    ])
  )[0]?.count as number;
}

const seat = (ordinal = 0) => hall.seatIds[ordinal];
const key = () => ({ 'idempotency-key': newKey() });

describe('holds', () => {
  it.each([
    ['an unknown field', () => ({ seatIds: [seat()], price: 1 }), 400, 'request.invalid'],
    ['no seats', () => ({ seatIds: [] }), 400, 'request.invalid'],
    ['a number instead of seats', () => ({ seatIds: 7 }), 400, 'request.invalid'],
    ['numbers as seats', () => ({ seatIds: [7] }), 400, 'request.invalid'],
    ['the same seat twice', () => ({ seatIds: [seat(), seat()] }), 400, 'request.invalid'],
    ['eleven seats', () => ({ seatIds: Array.from({ length: 11 }, (_, i) => seat(i)) }), 400, 'request.invalid'],
    [
      'five seats where four are allowed',
      () => ({ seatIds: [0, 1, 2, 3, 4].map(seat) }),
      422,
      'booking.too-many-seats',
    ],
    ['a seat of another hall', () => ({ seatIds: [elsewhere.seatIds[399]] }), 422, 'booking.unknown-seats'],
    ['SQL as a seat', () => ({ seatIds: [`A-1-1'; drop table booking`] }), 400, 'request.invalid'],
  ])('refuses %s and writes nothing', async (_, body, status, code) => {
    const before = await bookings();

    const answer = await call('POST', `/performances/${hall.performanceId}/holds`, {
      token,
      body: body(),
      headers: key(),
    });

    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await bookings()).toBe(before);
  });

  it('does not let a body change what objects are', async () => {
    const body = JSON.parse('{"seatIds":[],"__proto__":{"seatIds":["A-1-1"]}}') as object;

    const answer = await call('POST', `/performances/${hall.performanceId}/holds`, { token, body, headers: key() });

    expect(answer.body.code).toBe('request.invalid');
  });

  it('refuses without an Idempotency-Key, without a token, with a forged and with an altered token', async () => {
    // Somebody new: who sends ten wrong wishes in a minute has to wait, which is another test.
    const { token } = await aSignedInBuyer();
    const path = `/performances/${hall.performanceId}/holds`;
    const body = { seatIds: [seat()] };
    const [head, payload] = token.split('.');
    const none = `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${payload}.`;
    const codes = await Promise.all([
      call('POST', path, { token, body }),
      call('POST', path, { body, headers: key() }),
      call('POST', path, { token: none, body, headers: key() }),
      call('POST', path, { token: `${head}.${payload}.${'A'.repeat(43)}`, body, headers: key() }),
      call('POST', path, { token: 'not-a-token', body, headers: key() }),
    ]);

    expect(codes.map(({ status, body: { code } }) => `${status} ${code}`)).toEqual([
      '422 request.idempotency-key-required',
      '401 auth.required',
      '401 auth.token-invalid',
      '401 auth.token-invalid',
      '401 auth.token-invalid',
    ]);
  });

  it.each([
    ['not-an-id', 400, 'request.invalid'],
    [randomUUID(), 404, 'seating.seat-map-not-found'],
  ])('refuses the performance %s', async (performanceId, status, code) => {
    const { token } = await aSignedInBuyer();
    const answer = await call('POST', `/performances/${performanceId}/holds`, {
      token,
      body: { seatIds: ['A-1-1'] },
      headers: key(),
    });

    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

it.each([
  ['GET', '/nowhere', 404, 'request.not-found'],
  ['GET', '/events?page=0', 400, 'request.invalid'],
  ['GET', '/events?size=1000000000', 400, 'request.invalid'],
  ['GET', '/events?sort=price;drop', 400, 'request.invalid'],
  ['GET', '/events?from=2026-13-01', 400, 'request.invalid'],
  ['GET', '/events?unknown=1', 400, 'request.invalid'],
  ['GET', `/events/${randomUUID()}`, 404, 'catalog.event-not-found'],
  ['GET', '/events/1', 400, 'request.invalid'],
  ['GET', `/performances/${randomUUID()}`, 404, 'catalog.performance-not-found'],
  ['GET', `/performances/${randomUUID()}/seat-status`, 404, 'seating.seat-map-not-found'],
  ['GET', '/seat-maps/zzz', 400, 'request.invalid'],
  ['GET', `/seat-maps/${'0'.repeat(32)}`, 404, 'seating.seat-map-not-found'],
  ['GET', `/bookings/${randomUUID()}`, 404, 'booking.not-found'],
  ['GET', '/staff/events', 403, 'auth.forbidden'],
  ['GET', '/staff/revenue/daily?from=2026-01-01&to=2026-01-31', 403, 'auth.forbidden'],
])('answers %s %s with %s %s and nothing internal', async (method, path, status, code) => {
  const answer = await call(method, path, { token });

  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(JSON.stringify(answer.body)).not.toMatch(/stack|node_modules|select |typeorm|postgres|\.ts\b/i);
});

it('refuses bodies that are no JSON, too large, or of another type', async () => {
  const service = process.env['TIKETI_ORIGIN'] ?? '';
  const send = (body: string, type: string) =>
    fetch(`${service}/api/v1/auth/sign-in`, { method: 'POST', body, headers: { 'content-type': type } });

  const answers = await Promise.all([
    send('{"email":', 'application/json'),
    send(`{"a":"${'x'.repeat(200_000)}"}`, 'application/json'),
    send('email=a', 'text/plain'),
  ]);

  expect(answers.map(({ status }) => status)).toEqual([400, 413, 400]);
  for (const answer of answers) expect(answer.headers.get('content-type')).toContain('application/problem+json');
});

it('sends the headers that keep a browser safe', async () => {
  const { headers } = await call('GET', '/events');

  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-powered-by')).toBeNull();
});
