import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { openDoors } from './doors';

const CALLERS = 64;
/** Knocks from a thread of its own, says how often it was heard by the system, and stays. */
const KNOCKING = `
  const { workerData: { port, callers, heard } } = require('node:worker_threads');
  const count = new Int32Array(heard);
  for (let i = 0; i < callers; i += 1)
    require('node:net').connect(port, '127.0.0.1').on('connect', () => { Atomics.add(count, 0, 1); Atomics.notify(count, 0); });`;

let server: Server;

beforeEach(() => {
  server = createServer((_, answer) => answer.end('in'));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const portOf = () => (server.address() as AddressInfo).port;

/** In how many turns of the event loop so many are let in who came while it was busy. */
async function turnsToLetIn(): Promise<number> {
  let inside = 0;
  server.on('connection', () => (inside += 1));
  const heard = new SharedArrayBuffer(4);
  const count = new Int32Array(heard);
  const caller = new Worker(KNOCKING, { eval: true, workerData: { port: portOf(), callers: CALLERS, heard } });
  await once(caller, 'online');
  // This thread lets nobody in meanwhile.
  for (let seen = 0; seen < CALLERS; seen = Atomics.load(count, 0))
    if (Atomics.wait(count, 0, seen, 10_000) === 'timed-out') throw new Error('Not everybody reached the door');
  let turns = 0;
  for (; inside < CALLERS; turns += 1) await nextTurn();
  await caller.terminate();
  return turns;
}

it('lets in many in a turn of the event loop', async () => {
  await openDoors(server, 0, '127.0.0.1');

  // Where sockets cannot share an address there is one door, and a turn lets in one.
  expect(await turnsToLetIn()).toBeLessThan(process.platform === 'linux' ? CALLERS / 2 : CALLERS * 2);
});

it('is closed when everybody is answered, whichever door they came in by', async () => {
  const waiting: (() => void)[] = [];
  server = createServer((_, answer) => waiting.push(() => answer.end('in')));
  await openDoors(server, 0, '127.0.0.1');
  const origin = `http://127.0.0.1:${portOf()}`;
  let answered = 0;
  const asked = Array.from({ length: 32 }, async () => {
    const answer = await (await fetch(origin, { headers: { connection: 'close' } })).text();
    answered += 1;
    return answer;
  });
  while (waiting.length < asked.length) await nextTurn();

  let isClosed = false;
  const closed = new Promise<void>((resolve) => server.close(() => resolve())).then(() => (isClosed = true));
  await expect(fetch(origin)).rejects.toThrow('fetch failed');
  for (const answer of waiting.slice(1)) answer();
  while (answered < asked.length - 1) await nextTurn();
  for (let turn = 0; turn < 50; turn += 1) await nextTurn();
  expect(isClosed).toBe(false);

  waiting[0]?.();
  expect(new Set(await Promise.all(asked))).toEqual(new Set(['in']));
  await closed;
});
