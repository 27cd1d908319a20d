import 'reflect-metadata';
import { createHmac, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { io, type Socket } from 'socket.io-client';
import { createApi } from '../../src/api/create-api';
import { OpenSession } from '../../src/modules/accounts/application/open-session';
import { QueueBoard } from '../../src/modules/waiting-room/application/queue-board';
import { QueueTokens } from '../../src/modules/waiting-room/application/queue-tokens';
import { RunAdmissions } from '../../src/modules/waiting-room/application/run-admissions.use-case';
import { SetUpQueue } from '../../src/modules/waiting-room/application/set-up-queue.use-case';
import { SkewedClock, SystemClock } from '../../src/kernel/clock';
import { Sql } from '../../src/platform/database/sql';
import { RateLimits } from '../../src/platform/http/rate-limits';
import { Transactions } from '../../src/platform/database/transactions';
import { aHall, type Hall, someBuyers } from '../builders/a-hall';
import { testConfig } from './backend';
import { createTestDatabase, type TestDatabase } from './database';
import { createTestRedis, type TestRedis } from './redis';

/** What testConfig signs access tokens with. */
const ACCESS_SECRET = 'integration-test-secret-of-forty-letters';

interface Buyer {
  readonly id: string;
  readonly token: string;
}

type Json = Record<string, unknown>;

let database: TestDatabase;
let redis: TestRedis;
let app: NestExpressApplication;
let origin: string;
const sockets: Socket[] = [];

beforeAll(async () => {
  [database, redis] = [await createTestDatabase(), await createTestRedis()];
  app = await createApi(testConfig(database.url, redis.url));
  await app.listen(0, '127.0.0.1');
  origin = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
});
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await app.close();
  await Promise.all([database.drop(), redis.drop()]);
});

async function aBuyer(): Promise<Buyer> {
  const [id = ''] = await someBuyers(app.get(Sql), 1);
  const session = await app
    .get(Transactions)
    .run(() => app.get(OpenSession).execute({ id, audience: 'buyer' }, 'password', undefined));
  return { id, token: session.accessToken };
}

async function call(method: string, path: string, buyer?: Buyer, admission?: string, body?: object) {
  const answer = await fetch(`${origin}/api/v1${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...(buyer && { authorization: `Bearer ${buyer.token}` }),
      ...(admission !== undefined && { 'admission-token': admission }),
    },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  const json = (text ? JSON.parse(text) : {}) as Json;
  return { status: answer.status, code: json['code'], json, cache: answer.headers.get('cache-control') };
}

/** Puts a queue in front of a performance that has been on sale, as staff do; on since a minute ago or since now. */
async function queueOn({ performanceId }: Hall, since = `interval '1 minute'`): Promise<void> {
  const settings = { mode: 'ALWAYS' as const, from: null, entranceOpensAt: null, capacity: 10, ratePerMinute: 60_000 };
  await app.get(SetUpQueue).execute({
    performanceId,
    settings: { ...settings, staySeconds: 600, autoHoldsPerSecond: 10, paused: false, challenge: 'OFF' },
    reason: 'a test of the queue',
  });
  await app.get(Sql).query(`update queue set on_since = now() - ${since} where performance_id = $1`, [performanceId]);
  await app.get(QueueBoard).refresh();
}

async function admitted(hall: Hall, buyer: Buyer): Promise<string> {
  const path = `/performances/${hall.performanceId}/queue`;
  expect((await call('POST', `${path}/entries`, buyer, undefined, {})).status).toBe(201);
  await app.get(RunAdmissions).execute();
  await app.get(QueueBoard).refresh();
  const { json } = await call('GET', `${path}/entry`, buyer);
  expect(json['state']).toBe('ADMITTED');
  return String((json['admission'] as Json)['token']);
}

const holdPath = ({ performanceId }: Hall) => `/performances/${performanceId}/holds`;
const statusPath = ({ performanceId }: Hall) => `/performances/${performanceId}/seat-status`;
const toSeat = (hall: Hall, index: number) => ({ toSeatIds: hall.seatIds.slice(index, index + 1) });
const seat = (hall: Hall, index: number) => ({ seatIds: hall.seatIds.slice(index, index + 1) });

describe('without a queue', () => {
  it('everything is as if there were no waiting room', async () => {
    const hall = await aHall(app.get(Sql));
    const buyer = await aBuyer();

    expect(await call('GET', statusPath(hall))).toMatchObject({ status: 200, cache: 'public, max-age=1' });
    const { status, json } = await call('POST', holdPath(hall), buyer, undefined, seat(hall, 0));
    expect(status).toBe(201);
    expect((await call('POST', `/bookings/${String(json['id'])}/checkout`, buyer)).status).toBe(200);
    expect((await call('GET', `/performances/${hall.performanceId}/queue/status`)).json['phase']).toBe('OFF');
    const joined = await call('POST', `/performances/${hall.performanceId}/queue/entries`, buyer, undefined, {});
    expect(joined).toMatchObject({ status: 409, code: 'queue.off' });
  });
});

describe('while a queue is on', () => {
  let hall: Hall;
  let buyer: Buyer;
  let admission: string;
  let bookingId: string;

  beforeAll(async () => {
    hall = await aHall(app.get(Sql));
    await queueOn(hall);
    buyer = await aBuyer();
    admission = await admitted(hall, buyer);
    const { json } = await call('POST', holdPath(hall), buyer, admission, seat(hall, 0));
    bookingId = String(json['id']);
  });

  // Forging is slow work: ten wishes a minute. Here it goes on at once.
  beforeEach(() => app.get(RateLimits).forget('default', `HoldsController.hold:${buyer.id}`));

  it('who was let in sees seats, holds and pays, and nobody keeps the picture for others', async () => {
    expect(await call('GET', statusPath(hall), buyer, admission)).toMatchObject({
      status: 200,
      cache: 'private, no-store',
    });
    expect((await call('POST', holdPath(hall), buyer, admission, seat(hall, 1))).status).toBe(201);
    expect((await call('POST', `/bookings/${bookingId}/checkout`, buyer, admission)).status).toBe(200);
  });

  it('lets nobody change seats for some of this sale without an admission', async () => {
    const wish = { seatIds: hall.seatIds.slice(0, 1), toPerformanceId: hall.performanceId, ...toSeat(hall, 2) };
    const change = (token?: string) =>
      call('POST', `/bookings/${bookingId}/changes`, buyer, token, { ...wish, expectedDifference: 0 });

    expect(await change()).toMatchObject({ status: 403, code: 'queue.admission-required' });
    expect(await change('a.b.c')).toMatchObject({ status: 403, code: 'queue.admission-invalid' });
    // Let in, it is the booking that decides: nothing has been paid for it.
    expect(await change(admission)).toMatchObject({ status: 409, code: 'change.not-possible' });
  });

  it('gets the same admission again, with the same id', async () => {
    const { json } = await call('GET', `/performances/${hall.performanceId}/queue/entry`, buyer);
    const claims = (token: string) =>
      JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Json;
    const again = claims(String((json['admission'] as Json)['token']));

    expect(again).toMatchObject({ aud: hall.performanceId, sub: buyer.id, token_use: 'queue', seq: 1 });
    expect(again['jti']).toBe(claims(admission)['jti']);
    expect(Number(again['exp']) - Number(again['iat'])).toBeLessThanOrEqual(600);
  });

  /** What an attacker would send, made from a genuine admission. */
  const forged: [string, string, () => string | undefined][] = [
    ['nothing', 'queue.admission-required', () => undefined],
    ['an empty one', 'queue.admission-required', () => ''],
    ['rubbish', 'queue.admission-invalid', () => 'a.b.c'],
    [
      'one that has expired',
      'queue.admission-over',
      () =>
        tokensOf(-900).admission(
          { id: randomUUID(), seq: 1, windowEndsAt: new Date(), expiresAt: new Date() },
          buyer.id,
          hall.performanceId,
        ).token,
    ],
    [
      'one signed by us for an admission that never was',
      'queue.admission-over',
      () => tokensOf(0).admission(anAdmission(), buyer.id, hall.performanceId).token,
    ],
    [
      'one of another performance',
      'queue.admission-invalid',
      () => tokensOf(0).admission(anAdmission(), buyer.id, randomUUID()).token,
    ],
    ['one without a signature', 'queue.admission-invalid', () => `${admission.split('.').slice(0, 2).join('.')}.`],
    ['alg: none', 'queue.admission-invalid', () => changed(0, { alg: 'none' })],
    ['an edited place', 'queue.admission-invalid', () => changed(1, { seq: 0 })],
    ['a longer life', 'queue.admission-invalid', () => changed(1, { exp: 4_000_000_000 })],
    [
      'one signed with the key of access tokens itself',
      'queue.admission-invalid',
      () => resigned((input) => createHmac('sha256', ACCESS_SECRET).update(input).digest('base64url')),
    ],
    ['one that names another key', 'queue.admission-invalid', () => changed(0, { kid: '../../dev/null' })],
    ['an access token', 'queue.admission-invalid', () => buyer.token],
    ['a ticket for a socket', 'queue.admission-invalid', () => tokensOf(0).socketTicket(buyer.id, hall.performanceId)],
  ];

  /** The genuine one with something else in its header (0) or payload (1). */
  function changed(part: 0 | 1, values: Json): string {
    const parts = admission.split('.');
    const read = JSON.parse(Buffer.from(parts[part] ?? '', 'base64url').toString()) as Json;
    return parts.with(part, Buffer.from(JSON.stringify({ ...read, ...values })).toString('base64url')).join('.');
  }

  /** The genuine one under a signature of the attacker's. */
  function resigned(sign: (input: string) => string): string {
    const input = admission.split('.').slice(0, 2).join('.');
    return `${input}.${sign(input)}`;
  }

  it.each(forged)('refuses %s everywhere', async (_, code, make) => {
    const token = make();
    const refused = { status: 403, code };

    expect(await call('GET', statusPath(hall), buyer, token)).toMatchObject(refused);
    expect(await call('POST', holdPath(hall), buyer, token, seat(hall, 5))).toMatchObject(refused);
    expect(await call('POST', `/bookings/${bookingId}/checkout`, buyer, token)).toMatchObject(refused);
    const pay = { paymentKey: 'key', orderId: 'order-1', amount: 1 };
    expect(await call('POST', `/bookings/${bookingId}/payments`, buyer, token, pay)).toMatchObject(refused);
  });

  it('refuses an admission in other hands, signed in or not', async () => {
    const other = await aBuyer();

    expect(await call('POST', holdPath(hall), other, admission, seat(hall, 5))).toMatchObject({
      status: 403,
      code: 'queue.admission-invalid',
    });
    expect(await call('GET', statusPath(hall), other, admission)).toMatchObject({ code: 'queue.admission-invalid' });
    expect(await call('GET', statusPath(hall), undefined, admission)).toMatchObject({
      code: 'queue.admission-invalid',
    });
    // Somebody else's booking stays unknown to them, queue or not.
    expect(await call('POST', `/bookings/${bookingId}/checkout`, other)).toMatchObject({ status: 404 });
  });

  it('an admission opens nothing else', async () => {
    expect(await call('GET', '/me', { ...buyer, token: admission })).toMatchObject({ status: 401 });
  });

  it('shows the seats of the live feed to who is inside only', async () => {
    const { performanceId } = hall;
    const socket = await connected('/seats', {});

    expect(await socket.emitWithAck('watch', { performanceId })).toMatchObject({ ok: false });
    const other = await aBuyer();
    expect(await socket.emitWithAck('watch', { performanceId, admission, token: other.token })).toMatchObject({
      ok: false,
    });
    expect(await socket.emitWithAck('watch', { performanceId, admission, token: buyer.token })).toMatchObject({
      ok: true,
    });
  });

  it('counts one place for twenty requests at once and says the same to all', async () => {
    const eager = await aBuyer();
    const path = `/performances/${hall.performanceId}/queue/entries`;

    const answers = await Promise.all(Array.from({ length: 20 }, () => call('POST', path, eager, undefined, {})));

    expect(new Set(answers.map(({ json }) => json['place'])).size).toBe(1);
  });

  it('tells who waits over a socket that a ticket opens once', async () => {
    const waiting = await aBuyer();
    const path = `/performances/${hall.performanceId}/queue`;
    await call('POST', `${path}/entries`, waiting, undefined, {});
    const ticket = String((await call('GET', `${path}/entry`, waiting)).json['socketTicket']);

    const status = await firstMessage({ ticket });
    expect(status).toMatchObject({ performanceId: hall.performanceId, phase: 'OPEN' });
    expect(JSON.stringify(status)).not.toContain(waiting.id);
    expect(await firstMessage({ ticket })).toBe('disconnected');
    expect(await firstMessage({ ticket: admission })).toBe('disconnected');
    expect(await firstMessage({})).toBe('disconnected');
  });

  it('ends with leaving, whatever the token says', async () => {
    const guest = await aBuyer();
    const token = await admitted(hall, guest);
    await call('DELETE', `/performances/${hall.performanceId}/queue/entry`, guest);

    expect(await call('POST', holdPath(hall), guest, token, seat(hall, 6))).toMatchObject({
      status: 403,
      code: 'queue.admission-over',
    });
  });
});

describe('a queue that comes on by the clock', () => {
  const settings = { capacity: 10, ratePerMinute: 60_000, staySeconds: 600, autoHoldsPerSecond: 10, paused: false };
  const usual = { ...settings, entranceOpensAt: null };

  it('lets everybody hold until the time staff set, and nobody without an admission from then on', async () => {
    const hall = await aHall(app.get(Sql));
    const buyer = await aBuyer();
    const [clock] = await app.get(Sql).query<{ now: Date }>('select clock_timestamp() as now');
    const from = new Date((clock?.now.getTime() ?? 0) + 4_000);
    await app.get(SetUpQueue).execute({
      performanceId: hall.performanceId,
      settings: { ...usual, mode: 'FROM', from },
      reason: 'a test of the queue',
    });

    expect((await call('POST', holdPath(hall), buyer, undefined, seat(hall, 0))).status).toBe(201);
    // Asked all the time, as people do: open until the time has come, and shut ever after.
    let refused = await call('GET', statusPath(hall), buyer);
    while (refused.status === 200) refused = await call('GET', statusPath(hall), buyer);

    expect(refused).toMatchObject({ status: 403, code: 'queue.admission-required' });
    expect(app.get(QueueBoard).now().getTime()).toBeGreaterThanOrEqual(from.getTime());
    expect(await call('POST', holdPath(hall), buyer, undefined, seat(hall, 1))).toMatchObject({ status: 403 });
  }, 20_000);

  it('is in front of the seats before the opening too: there is nothing to see, and nobody is ahead at the opening', async () => {
    const hall = await aHall(app.get(Sql), { opensIn: 600 });
    await queueOn(hall);
    const buyer = await aBuyer();

    const refused = { status: 403, code: 'queue.admission-required' };
    expect(await call('GET', statusPath(hall), buyer)).toMatchObject(refused);
    expect(await call('POST', holdPath(hall), buyer, undefined, seat(hall, 0))).toMatchObject(refused);
    expect((await call('GET', `/performances/${hall.performanceId}/queue/status`)).json['phase']).toBe('PRE_QUEUE');
    // What says nothing about what is free stays public.
    expect((await call('GET', `/performances/${hall.performanceId}/seat-map`)).status).toBe(200);
  });
});

describe('at the edges of a visit', () => {
  it('seats held before the queue came on are paid for without it', async () => {
    const hall = await aHall(app.get(Sql));
    const buyer = await aBuyer();
    const { json } = await call('POST', holdPath(hall), buyer, undefined, seat(hall, 0));
    await queueOn(hall, `interval '0'`);

    expect((await call('POST', `/bookings/${String(json['id'])}/checkout`, buyer)).status).toBe(200);
    expect(await call('POST', holdPath(hall), buyer, undefined, seat(hall, 1))).toMatchObject({
      code: 'queue.admission-required',
    });
  });

  it('who holds seats when the time is over may still pay for them, but hold no more', async () => {
    const hall = await aHall(app.get(Sql));
    await queueOn(hall);
    const buyer = await aBuyer();
    const admission = await admitted(hall, buyer);
    const { json } = await call('POST', holdPath(hall), buyer, admission, seat(hall, 0));
    await app.get(Sql).query(
      `update queue_entry set admitted_at = admitted_at - interval '595 seconds', window_ends_at = window_ends_at - interval '601 seconds',
              admit_expires_at = admit_expires_at - interval '595 seconds' where account_id = $1`,
      [buyer.id],
    );

    await app.get(RunAdmissions).execute();
    const entry = await call('GET', `/performances/${hall.performanceId}/queue/entry`, buyer);
    const token = String((entry.json['admission'] as Json)['token']);

    expect(new Date(String((entry.json['admission'] as Json)['expiresAt'])).getTime()).toBeGreaterThanOrEqual(
      new Date(String(json['expiresAt'])).getTime(),
    );
    expect((await call('POST', `/bookings/${String(json['id'])}/checkout`, buyer, token)).status).toBe(200);
    expect(await call('POST', holdPath(hall), buyer, token, seat(hall, 1))).toMatchObject({
      code: 'queue.admission-over',
    });
  });
});

const anAdmission = () => {
  const later = new Date(new SystemClock().now().getTime() + 300_000);
  return { id: randomUUID(), seq: 1, windowEndsAt: later, expiresAt: later };
};

/** Signs as this service does, with a clock of its own. */
function tokensOf(seconds: number): QueueTokens {
  return new QueueTokens(testConfig(database.url, redis.url), new SkewedClock(new SystemClock(), seconds * 1_000));
}

async function connected(namespace: string, auth: object): Promise<Socket> {
  const socket = io(`${origin}${namespace}`, { transports: ['websocket'], auth, forceNew: true, reconnection: false });
  sockets.push(socket);
  await new Promise((resolve, reject) => socket.on('connect', () => resolve(undefined)).on('connect_error', reject));
  return socket;
}

/** What the queue says first, or that it hung up. */
function firstMessage(auth: object): Promise<unknown> {
  const socket = io(`${origin}/queue`, { transports: ['websocket'], auth, forceNew: true, reconnection: false });
  sockets.push(socket);
  return new Promise((resolve) => {
    socket.on('queue', resolve);
    socket.on('disconnect', () => resolve('disconnected'));
  });
}
