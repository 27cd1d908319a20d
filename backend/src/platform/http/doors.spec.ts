import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Doors } from './doors';

const CALLERS = 64;
/** Knocks from a thread of its own, says how often it was heard by the system, and stays. */
const KNOCKING = `
  const { workerData: { port, callers, heard } } = require('node:worker_threads');
  const count = new Int32Array(heard);
  for (let i = 0; i < callers; i += 1)
    require('node:net').connect(port, '127.0.0.1').on('connect', () => { Atomics.add(count, 0, 1); Atomics.notify(count, 0); });`;

let server: Server;
let doors: Doors;

beforeEach(() => {
  server = createServer((_, answer) => answer.end('in'));
  doors = new Doors();
});
afterEach(() => {
  doors.beforeApplicationShutdown();
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
  for (let seen = 0; seen < CALLERS; seen = Atomics.load(count, 0)) Atomics.wait(count, 0, seen, 10_000);
  let turns = 0;
  for (; inside < CALLERS; turns += 1) await nextTurn();
  await caller.terminate();
  return turns;
}

it('lets in many in a turn of the event loop', async () => {
  await doors.open(server, 0, '127.0.0.1');

  expect(await turnsToLetIn()).toBeLessThan(CALLERS / 2);
});

it('answers at every door, and at none when it is closed', async () => {
  await doors.open(server, 0, '127.0.0.1', 4);
  const origin = `http://127.0.0.1:${portOf()}`;
  const ask = async () => (await fetch(origin, { headers: { connection: 'close' } })).text();

  expect(new Set(await Promise.all(Array.from({ length: 32 }, ask)))).toEqual(new Set(['in']));
  doors.beforeApplicationShutdown();
  server.close();
  await once(server, 'close');
  await expect(ask()).rejects.toThrow('fetch failed');
});
