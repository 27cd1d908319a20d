import type { Socket } from 'socket.io-client';
import { type At, type Busy, type Json, type Person, TwoApis, first, when } from './two-apis';

// What is promised in seconds is measured from the instant the database wrote down, not by the patience of the test.
// Three and five seconds on a machine of one's own; here all other tests run beside it.
const SHARED = 2;
let two: TwoApis;
let queues: Busy[];

beforeAll(async () => {
  two = await TwoApis.start();
  // Together: each takes the two seconds until a queue counts.
  queues = await Promise.all([two.aBusyQueue(), two.aBusyQueue(), two.aBusyQueue()]);
}, 120_000);
afterAll(() => two.stop());

const LEFT = `select t.at from queue_entry_transition t join queue_entry e on e.id = t.queue_entry_id where e.performance_id = $1 and to_state = 'LEFT'`;
const CHANGED = `select at from audit_entry where subject_id = $1::text and action = 'queue.changed'`;
const phaseIs = (phase: string) => (message: Json) => message['phase'] === phase;
const queueIn = (message: Json) => message['queue'] as Json;

it('who leaves at one program makes room for who waits at the other within five seconds, and they are called', async () => {
  const { performanceId, people } = queues[0] as Busy;
  const [leaver, , third] = people;
  const socket = await two.waitingAt(1, performanceId, third);
  const called = when(socket, 'queue', ({ serving }) => Number(serving) >= 3);
  await two.call(0, 'DELETE', `/performances/${performanceId}/queue/entry`, leaver);

  expect(await two.secondsSince(LEFT, performanceId, await called)).toBeLessThan(SHARED * 5);
  expect((await two.entryOf(1, performanceId, third)).json).toMatchObject({ state: 'ADMITTED', place: 3 });
}, 60_000);

it('pause, slow and resume reach who waits and who watches, at the other program, within three seconds', async () => {
  const { performanceId, people } = queues[1] as Busy;
  const [leaver, , third] = people;
  const [waiting, monitor] = [await two.waitingAt(1, performanceId, third), await two.monitored(1, performanceId)];
  const both = (phase: string) =>
    Promise.all([
      when(waiting, 'queue', phaseIs(phase)),
      when(monitor, 'monitor', (seen) => queueIn(seen)['paused'] === (phase === 'PAUSED')),
    ]);

  const paused = both('PAUSED');
  await two.setUp(performanceId, { paused: true });
  expect(await two.secondsSince(CHANGED, performanceId, ...(await paused))).toBeLessThan(SHARED * 3);
  // Nobody comes in meanwhile, and nobody loses a place.
  await two.call(0, 'DELETE', `/performances/${performanceId}/queue/entry`, leaver);
  await when(monitor, 'monitor', (seen) => (queueIn(seen)['people'] as Json)['left'] === 1);
  const { json } = await two.entryOf(0, performanceId, third);
  expect(json).toMatchObject({ state: 'WAITING', place: 3, ahead: 0, etaSeconds: null });

  const slowed = when(monitor, 'monitor', (seen) => queueIn(seen)['ratePerMinute'] === 6);
  await two.setUp(performanceId, { paused: true, ratePerMinute: 6 });
  expect(await two.secondsSince(CHANGED, performanceId, await slowed)).toBeLessThan(SHARED * 3);

  const resumed = both('OPEN');
  await two.setUp(performanceId);
  expect(await two.secondsSince(CHANGED, performanceId, ...(await resumed))).toBeLessThan(SHARED * 3);

  const over = when(waiting, 'queue', phaseIs('OFF'));
  await two.setUp(performanceId, { mode: 'OFF' });
  expect(await two.secondsSince(CHANGED, performanceId, await over)).toBeLessThan(SHARED * 3);
}, 60_000);

it('settings based on older ones are refused, at whichever program', async () => {
  const { performanceId } = queues[2] as Busy;
  const path = `/staff/performances/${performanceId}/queue`;
  const { json } = await two.call(1, 'GET', path, two.staff);
  const { mode, capacity, ratePerMinute, staySeconds, autoHoldsPerSecond, paused } = json;
  const kept = {
    mode,
    capacity,
    ratePerMinute,
    staySeconds,
    autoHoldsPerSecond,
    paused,
    reason: 'a test of the queue',
  };
  const revision = Number(json['revision']);

  expect(await two.call(0, 'PUT', path, two.staff, { ...kept, revision })).toMatchObject({
    status: 200,
    json: { revision: revision + 1 },
  });
  expect(await two.call(1, 'PUT', path, two.staff, { ...kept, revision })).toMatchObject({
    status: 409,
    json: { code: 'queue.settings-changed', details: { revision: revision + 1 } },
  });
});

it('who waits hears at least every five seconds, also when nothing moves', async () => {
  const { performanceId, people } = queues[2] as Busy;
  const socket = await two.waitingAt(0, performanceId, people[2]);
  const before = await when(socket, 'queue');

  expect((await when(socket, 'queue')).getTime() - before.getTime()).toBeLessThan(5_000);
}, 60_000);

it('staff see the numbers of the database within two seconds of a hold', async () => {
  const { performanceId, people } = queues[2] as Busy;
  const monitor = await two.monitored(1, performanceId);
  const seen = when(monitor, 'monitor', ({ seats }) => (seats as Json)['held'] === 2);
  await two.hold(0, performanceId, people[0], 0);
  const held = 'select created_at from claim where performance_id = $1';
  // Two seconds on a machine of its own (docs/waiting-room.md); other tests run beside this one.
  expect(await two.secondsSince(held, performanceId, await seen)).toBeLessThan(SHARED * 5);

  const { json } = await two.call(0, 'GET', `/staff/performances/${performanceId}/monitor`, two.staff);
  const [counted] = await two.sql.query<Json>(
    `select count(*) filter (where state = 'WAITING')::int as waiting, count(*) filter (where state = 'ADMITTED')::int as inside
       from queue_entry where performance_id = $1`,
    [performanceId],
  );
  expect(counted).toEqual({ waiting: 2, inside: 2 });
  expect(queueIn(json)['people']).toMatchObject(counted as Json);
  expect(json['seats']).toMatchObject({ capacity: 50, held: 2, sold: 0, free: 48 });
}, 60_000);

it('who loses the seats for a while comes back at the other program by version: a whole picture if anything changed, none if nothing did', async () => {
  const { performanceId, people } = queues[0] as Busy;
  const [, second] = people;
  const shown = { admission: await two.admissionOf(0, performanceId, second), token: second.token };
  const watch = async (at: At, version?: unknown) => {
    const socket = two.connect(at, '/seats', {});
    await first(socket, 'connect');
    return { socket, seen: (await socket.emitWithAck('watch', { performanceId, version, ...shown })) as Json };
  };
  const before = await watch(0);
  expect(before.seen).toMatchObject({ ok: true, seats: expect.any(String) });
  before.socket.disconnect();

  const same = await watch(1, before.seen['version']);
  expect(same.seen).toMatchObject({ ok: true, version: before.seen['version'], seats: null });

  // Seen by who stayed as a difference from that very version, and by who was away as the picture it leads to.
  const news = first(same.socket, 'seats');
  await two.hold(1, performanceId, second, 4);
  const difference = await news;
  expect(difference).toMatchObject({ previous: before.seen['version'] });
  expect(difference['changes']).toEqual([
    [4, 1],
    [5, 1],
  ]);
  const { socket, seen } = await watch(0, before.seen['version']);
  // That program may still have had the picture of before, of which the difference is told.
  if (seen['version'] === before.seen['version']) {
    expect(seen['seats']).toBeNull();
    expect(await first(socket, 'seats')).toEqual(difference);
  } else {
    expect(seen['version']).toBe(difference['version']);
    expect([...Buffer.from(String(seen['seats']), 'base64').subarray(0, 2)]).toEqual([0, 0b0101]);
  }
  const late = await watch(1, before.seen['version']);
  expect(late.seen['version']).toBe(difference['version']);
  expect([...Buffer.from(String(late.seen['seats']), 'base64').subarray(0, 2)]).toEqual([0, 0b0101]);
}, 60_000);

it('closes the monitor to whoever is no member of staff, a flood to everybody, and strangers’ pages altogether', async () => {
  const [buyer] = (await two.buyers(1)) as [Person];
  const gone = (socket: Socket) =>
    new Promise((resolve) =>
      socket.on('disconnect', () => resolve('gone')).on('connect_error', () => resolve('refused')),
    );

  expect(await gone(two.connect(0, '/monitor', { token: buyer.token }))).toBe('gone');
  expect(await gone(two.connect(0, '/monitor', {}))).toBe('gone');

  const flood = two.connect(0, '/seats', {});
  await first(flood, 'connect');
  const ended = gone(flood);
  for (let i = 0; i < 200; i += 1) flood.emit('watch', {});
  expect(await ended).toBe('gone');

  const large = two.connect(0, '/seats', {});
  await first(large, 'connect');
  const cut = gone(large);
  large.emit('watch', { performanceId: 'x'.repeat(20_000) });
  expect(await cut).toBe('gone');

  expect(await gone(two.connect(0, '/seats', {}, { origin: 'https://evil.example' }))).toBe('refused');
}, 60_000);
